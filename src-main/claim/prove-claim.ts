import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { GitLab } from '../gitlab/gitlab.ts';
import { note } from '../journal/trail.ts';
import type { Chance, Clock, Log } from '../ports.ts';
import { isFailure } from '../rules/app-error.ts';
import { type ClaimText, writeClaimText } from '../rules/claim-label.ts';
import { writesFrom } from '../rules/judge-claim.ts';
import type { StoredClaim } from '../store/claim-store.ts';
import type { Store } from '../store/store.ts';
import type { Knowledge } from './knowledge.ts';
import { lookAt, type Seen } from './look.ts';

export type ProverDeps = {
  store: Pick<Store, 'claims' | 'installation' | 'activity'> & { backups: Pick<Store['backups'], 'name'> };
  clock: Clock;
  chance: Pick<Chance, 'bytes'>;
  log: Log;
  /** Without asking whether this machine may write: by this it is found out. */
  to(instanceId: InstanceId): GitLab;
  knowledge: Knowledge;
};

/** A new mark of a taking or a renewal: 16 hexadecimal digits. */
export const newMark = ({ bytes }: Pick<Chance, 'bytes'>): string => Buffer.from(bytes(8)).toString('hex');

/** What this machine says of a claim on GitLab, and what it finds out by that. Each of these fails as the door does. */
export const createProver = ({ store, clock, chance, log, to, knowledge }: ProverDeps) => {
  const saying = (claim: StoredClaim, { nonce, beat, isFree }: Pick<ClaimText, 'nonce' | 'beat' | 'isFree'>): ClaimText => {
    const now = clock.now() + knowledge.of(claim.lineage).aheadMs;
    return { holder: { id: store.installation(), name: store.backups.name() }, nonce, beat, since: claim.since ?? now, renewedAt: now, isFree };
  };

  const look = (claim: StoredClaim): Promise<Seen> => lookAt({ to, clock, knowledge }, claim);

  /** One request. The mark of a renewal whose answer was lost is used again, so that the label never holds one that we do not know. */
  const write = async (claim: StoredClaim, isFree: boolean): Promise<StoredClaim> => {
    const { lineage, labelId, nonce } = claim;
    if (labelId === null || nonce === null) return claim;
    const nextBeat = claim.nextBeat ?? newMark(chance);
    store.claims.setBeat(lineage, { nextBeat });
    const text = saying(claim, { nonce, beat: nextBeat, isFree });
    await to(claim.instanceId).describeClaimLabel(claim.projectId, labelId, writeClaimText(text));
    const written = { beat: nextBeat, nextBeat: null };
    store.claims.setBeat(lineage, written);
    knowledge.noteWritten(lineage, labelId, text);
    return { ...claim, ...written };
  };

  const giveUp = async (claim: StoredClaim): Promise<void> => {
    await write(claim, true);
    knowledge.forget(claim.lineage);
  };

  const lose = (claim: StoredClaim, { verdict }: Seen): void => {
    knowledge.forget(claim.lineage);
    store.claims.update(claim.lineage, { stance: verdict.top === null ? 'gone' : 'lost' });
    note({ store, clock }, { actor: 'schedule', action: 'claim.lost', instanceId: claim.instanceId, subject: verdict.top?.text?.holder.name || claim.projectPath });
    log.warn('claim.lost', { instanceId: claim.instanceId, verdict: verdict.state });
  };

  /** A crash may have come between putting our label above another's and removing that one. */
  const finishTaking = async (claim: StoredClaim, { marks, serverNow }: Seen): Promise<void> => {
    const others = marks.filter(({ labelId }) => labelId !== claim.labelId);
    if (others.length === 0) return;
    for (const { labelId } of others) await to(claim.instanceId).removeClaimLabel(claim.projectId, labelId);
    const from = writesFrom(others, serverNow) - serverNow + clock.now();
    store.claims.update(claim.lineage, { writesFrom: Math.max(from, claim.writesFrom ?? 0) });
  };

  /**
   * Renews, and looks again where no lease held until the answer: another machine may have found our label silent in between, and have put
   * its own above it. It looks after that, we after this, so that one of both sees the other. False where the claim is lost.
   */
  const prolong = async (claim: StoredClaim): Promise<boolean> => {
    const sentAt = clock.now();
    const written = await write(claim, false);
    if (knowledge.provenUntil(claim.lineage) === null) {
      const seen = await look(written);
      if (seen.verdict.state !== 'mine') {
        lose(written, seen);
        return false;
      }
    }
    knowledge.prove(claim.lineage, sentAt);
    return true;
  };

  /** Asks whose the claim is, and renews it where it is ours. */
  const confirm = async (claim: StoredClaim): Promise<void> => {
    const seen = await look(claim);
    if (seen.verdict.state !== 'mine') return lose(claim, seen);
    await finishTaking(claim, seen);
    await prolong(claim);
  };

  const renew = async (claim: StoredClaim): Promise<void> => {
    if (knowledge.provenUntil(claim.lineage) === null) return confirm(claim);
    try {
      await prolong(claim);
    } catch (error) {
      // Another machine removes the label of the one that it pushes aside.
      if (!isFailure(error, 'not_found')) throw error;
      await confirm(claim);
    }
  };

  return {
    /** Whose it is, by asking. */
    look,
    prolong,
    /** Renews a claim that is thought to be ours, and asks first where that is not proven. */
    renew,
    giveUp,
    /** The text of a label as it would be written now. */
    textOf: (claim: StoredClaim, as: Pick<ClaimText, 'nonce' | 'beat' | 'isFree'>): string => writeClaimText(saying(claim, as)),
  };
};
