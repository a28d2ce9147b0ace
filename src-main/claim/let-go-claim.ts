import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import { removeClaimLabel } from '../journal/kinds/remove-claim-label.ts';
import { note, notingFailure } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';
import { claimLabelPrefix } from '../rules/claim-label.ts';
import type { StoredClaim } from '../store/claim-store.ts';
import { claimPart, type TakeDeps } from './put-up-label.ts';
import { wordOf } from './read-claim.ts';

type LetGoDeps = Omit<TakeDeps, 'chance'>;

/** False where it was given up before, and GitLab knows it. */
const stopWriting = ({ store, claims, clock }: LetGoDeps, { lineage, stance, instanceId, projectPath }: StoredClaim): boolean => {
  if (stance === 'released') return claims.isUntold(lineage);
  if (stance !== 'wanted') return false;
  store.transaction(() => {
    store.claims.update(lineage, { stance: 'released' });
    note({ store, clock }, { action: 'claim.released', instanceId, subject: projectPath });
  });
  return true;
};

/**
 * Gives every claim up: this machine writes no more, and another one can take them at once. Where GitLab does not take that, it stands as
 * the failure of that place: others have to wait there until it has lapsed, or until it was told by another call of this.
 */
export const releaseClaim = async (deps: LetGoDeps): Promise<Returned<'claim.release'>> => {
  const { store, claims } = deps;
  const release = async (lineage: string): Promise<void> => {
    const isToTell = await claims.exclusively(lineage, (claim) => stopWriting(deps, claim));
    if (isToTell === true) await claims.giveUp(lineage);
  };
  await Promise.all(store.claims.all().map(({ lineage }) => release(lineage)));
  return claims.read();
};

/** Forgets a claim here, and removes its labels unless another machine works by them. Answers how many labels are still there. */
const turnOff = async (deps: LetGoDeps, claim: StoredClaim, word: string | undefined): Promise<number> => {
  const { store, journal, claims } = deps;
  const { lineage, instanceId, projectPath } = claim;
  await journal.settleParts(claimPart(claim));
  const { verdict, marks } = await claims.look(claim);
  if (verdict.state === 'elsewhere' && word !== wordOf(verdict.top)) throw new AppError({ code: 'conflict', reason: 'word_missing', name: wordOf(verdict.top) });
  const ours = verdict.state === 'elsewhere' ? [] : marks;
  const operation = store.transaction(() => {
    store.claims.remove(lineage);
    note(deps, { action: 'claim.turned_off', instanceId, subject: projectPath });
    return journal.planCleanUps(ours.map(({ labelId }) => ({ object: claimPart(claim), intent: { kind: removeClaimLabel.name, payload: { labelId, prefix: claimLabelPrefix(lineage) } } })));
  });
  return journal.settle(operation);
};

/**
 * Switches the claim off: nothing of it stays on GitLab, and nothing keeps two machines from writing any more. Where another machine works
 * by it only this one forgets it, and `word` has to name that one: from then on both write. Fails `conflict` `word_missing`, and as the door does.
 */
export const turnClaimOff = (deps: LetGoDeps, { word }: ParsedInput<'claim.turnOff'>): Promise<Returned<'claim.turnOff'>> =>
  notingFailure(deps, { action: 'claim.turned_off', subject: 'claim' }, async () => {
    // One that does not answer keeps no other on.
    const ends = await Promise.allSettled(deps.store.claims.all().map(({ lineage }) => deps.claims.exclusively(lineage, (claim) => turnOff(deps, claim, word))));
    let cleanUpsLeft = 0;
    for (const end of ends) {
      if (end.status === 'rejected') throw end.reason;
      cleanUpsLeft += end.value ?? 0;
    }
    return { off: true, cleanUpsLeft };
  });
