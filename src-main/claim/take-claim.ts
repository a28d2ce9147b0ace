import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import { resumeBackground } from '../background/pause.ts';
import { note, notingFailure } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';
import type { StoredClaim } from '../store/claim-store.ts';
import { claimPart, putUpLabel, type TakeDeps } from './put-up-label.ts';
import { wordOf } from './read-claim.ts';

const take = async (deps: TakeDeps, claim: StoredClaim, word: string | undefined): Promise<void> => {
  const { store, journal, claims } = deps;
  // What a lost reply or a crash left of an earlier taking is found out first.
  await journal.settleParts(claimPart(claim));
  const { verdict, marks } = await claims.look(claim);
  // One that was given up is taken as everybody takes it: by the next number, of which a project has one only.
  if (verdict.state === 'mine' && verdict.top.text?.isFree !== true) {
    store.claims.update(claim.lineage, { stance: 'wanted' });
    if (!(await claims.renew(claim))) throw new AppError({ code: 'conflict', reason: 'claim_taken' });
    return;
  }
  if (verdict.state === 'elsewhere' && word !== wordOf(verdict.top)) throw new AppError({ code: 'conflict', reason: 'word_missing', name: wordOf(verdict.top) });
  const { lineage, stance, labelId, nonce, beat, nextBeat, since, writesFrom } = claim;
  await putUpLabel(deps, {
    claim: { ...claim, stance: 'wanted' }, number: (verdict.top?.number ?? 0) + 1, judged: marks, pushesAside: verdict.state === 'elsewhere', isNew: false,
    settle: ({ lineage: _same, ...ours }) => store.claims.update(lineage, ours),
    onUndone: () => store.claims.update(lineage, { stance: stance === 'wanted' ? 'lost' : stance, labelId, nonce, beat, nextBeat, since, writesFrom }),
  });
};

/**
 * Makes this machine the one that writes. Where another one does, `word` has to name it; it stops with its next renewal, and this one begins
 * when that has certainly happened. Fails `conflict` `word_missing` with the word as `name`, `claim_taken` where another machine was faster,
 * and as the door does.
 */
export const takeClaim = (deps: TakeDeps, { word, resume }: ParsedInput<'claim.take'>): Promise<Returned<'claim.take'>> =>
  notingFailure(deps, { action: 'claim.taken', subject: 'claim' }, async () => {
    const { store, claims } = deps;
    for (const { lineage } of store.claims.all()) {
      await claims.exclusively(lineage, async (claim) => {
        await take(deps, claim, word);
        note(deps, { action: 'claim.taken', instanceId: claim.instanceId, subject: claim.projectPath });
      });
    }
    if (resume) resumeBackground(deps);
    return claims.read();
  });
