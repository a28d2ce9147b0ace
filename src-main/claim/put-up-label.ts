import type { Deps } from '../deps.ts';
import { createClaimLabel } from '../journal/kinds/create-claim-label.ts';
import { AppError } from '../rules/app-error.ts';
import { claimLabelName, claimLabelPrefix, type ClaimMark } from '../rules/claim-label.ts';
import { LEASE_MS, MARGIN_MS, writesFrom } from '../rules/judge-claim.ts';
import type { StoredClaim } from '../store/claim-store.ts';
import type { Claims } from './claims.ts';
import { newMark } from './prove-claim.ts';

export type TakeDeps = Pick<Deps, 'store' | 'journal' | 'to' | 'clock' | 'chance'> & { claims: Claims };

/** The part of a project that a claim's intents change: nothing else has to wait for it. */
export const claimPart = (claim: Pick<StoredClaim, 'instanceId' | 'projectId' | 'lineage'>) => ({ instanceId: claim.instanceId, projectId: claim.projectId, mirrorId: null, part: `claim:${claim.lineage}` });

/** The others as they were judged; one that has renewed since it was found to be silent, or that is new, was not. */
const isAsJudged = (mark: ClaimMark, judged: readonly ClaimMark[], mayRenew: boolean): boolean =>
  judged.some(({ labelId, text }) => labelId === mark.labelId && text?.nonce === mark.text?.nonce && (mayRenew || text?.beat === mark.text?.beat));

type PutUp = {
  /** As it shall stand, with the stance `wanted`; whether it stands already is the store's. */
  claim: StoredClaim;
  number: number;
  /** The labels that were there when it was decided to take the claim. */
  judged: readonly ClaimMark[];
  /** One of them is of a machine that works, and may renew meanwhile. */
  pushesAside: boolean;
  /** Nobody else can know of this claim yet. */
  isNew: boolean;
  /** In the transaction that makes it ours, or that takes that back. */
  settle(claim: StoredClaim): void;
  onUndone(): void;
};

/**
 * Takes a claim: puts up a label of the next number, looks whether it is the highest and what it was put above is still as it was judged,
 * and removes that. Of two machines that do this at once at most one ends with the claim; the other fails `conflict` `claim_taken`, and its
 * label is removed. Writing begins when a machine that was pushed aside has certainly stopped.
 */
export const putUpLabel = (deps: TakeDeps, { claim, number, judged, pushesAside, isNew, settle, onUndone }: PutUp): Promise<void> => {
  const { store, journal, to, clock, chance, claims } = deps;
  const { instanceId, projectId, lineage } = claim;
  const [nonce, beat] = [newMark(chance), newMark(chance)];
  const sentAt = clock.now();
  const mine = { ...claim, since: claims.serverNow(lineage), nonce, beat, nextBeat: null };

  return journal.operation(async (operation) => {
    let labelId = 0;
    await journal.perform(
      operation, createClaimLabel, claimPart(claim),
      () => ({ prefix: claimLabelPrefix(lineage), name: claimLabelName(lineage, number), description: claims.textOf(mine, { nonce, beat, isFree: false }) }),
      null,
      (answer) => {
        ({ labelId } = answer);
        settle({ ...mine, labelId, writesFrom: isNew ? null : clock.now() + LEASE_MS + MARGIN_MS });
      },
    );
    const { marks, serverNow } = await claims.look({ ...mine, labelId });
    const others = marks.filter((mark) => mark.labelId !== labelId);
    if (others.some((mark) => mark.number > number || !isAsJudged(mark, judged, pushesAside))) throw new AppError({ code: 'conflict', reason: 'claim_taken' });
    for (const other of others) await to(instanceId).removeClaimLabel(projectId, other.labelId);
    // Where no label was left nobody knows who wrote last.
    const wait = others.length === 0 && !isNew ? LEASE_MS + MARGIN_MS : writesFrom(others, serverNow) - serverNow;
    store.claims.update(lineage, { writesFrom: wait === 0 ? null : clock.now() + wait });
    claims.prove(lineage, sentAt);
  }, onUndone);
};
