import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { Claim } from '../../src-preload/contract/models/claim.ts';
import type { GitLab } from '../gitlab/gitlab.ts';
import { createSerial } from '../journal/serial.ts';
import { note } from '../journal/trail.ts';
import type { Chance, Clock, Log } from '../ports.ts';
import { failureOf, isFailure } from '../rules/app-error.ts';
import { RENEW_MS, writesFrom } from '../rules/judge-claim.ts';
import { type ClaimText, writeClaimText } from '../rules/claim-label.ts';
import type { ClaimStance, StoredClaim } from '../store/claim-store.ts';
import type { Store } from '../store/store.ts';
import { createKnowledge } from './knowledge.ts';
import { lookAt, type Seen } from './look.ts';
import { assertWrites, readClaim, whyNotWriting } from './read-claim.ts';

type ClaimsDeps = {
  store: Pick<Store, 'claims' | 'instances' | 'installation' | 'activity' | 'onChanged'> & { backups: Pick<Store['backups'], 'name'> };
  clock: Clock;
  chance: Chance;
  log: Log;
  /** Without asking whether this machine may write: by this it is found out. */
  to(instanceId: InstanceId): GitLab;
};

/**
 * Keeps the claims of this machine: proves them before anything is written, renews them while it runs, and gives them up at its end.
 * docs/decisions/0030.
 */
export type Claims = ReturnType<typeof createClaims>;

/** A new mark of a taking or a renewal: 16 hexadecimal digits. */
export const newMark = ({ bytes }: Pick<Chance, 'bytes'>): string => Buffer.from(bytes(8)).toString('hex');

export const createClaims = ({ store, clock, chance, log, to }: ClaimsDeps) => {
  const serial = createSerial();
  const listeners = new Set<() => void>();
  let isStopping = false;
  let disarm: (() => void) | null = null;
  let cancelWait = (): void => undefined;
  const knowledge = createKnowledge({ clock, onEnded: () => tell() });
  const reading = { store, knowledge, now: clock.now };

  const tell = (): void => {
    cancelWait();
    const { state, until } = readClaim(reading);
    if (state === 'waits' && until !== null && !isStopping) cancelWait = clock.after(Math.max(until - clock.now(), 0) + 1, tell);
    for (const listener of listeners) listener();
  };

  const saying = (claim: StoredClaim, { nonce, beat, isFree }: Pick<ClaimText, 'nonce' | 'beat' | 'isFree'>): ClaimText => {
    const now = clock.now() + knowledge.of(claim.lineage).aheadMs;
    return { holder: { id: store.installation(), name: store.backups.name() }, nonce, beat, since: claim.since ?? now, renewedAt: now, isFree };
  };

  const find = (lineage: string): StoredClaim | undefined => store.claims.all().find((one) => one.lineage === lineage);

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
      const seen = await lookAt({ to, clock, knowledge }, written);
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
    const seen = await lookAt({ to, clock, knowledge }, claim);
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

  /** What cannot be asked now is asked again with the next renewal; until then the last answer holds for as long as it may. */
  const attempt = (lineage: string, stance: ClaimStance, work: (claim: StoredClaim) => Promise<void>): Promise<void> =>
    serial(lineage, async () => {
      const claim = find(lineage);
      if (claim?.stance !== stance) return;
      try {
        await work(claim);
      } catch (error) {
        const failure = failureOf(error);
        if (failure === null) throw error;
        knowledge.note(lineage, { failure });
        log.warn('claim.not_renewed', { instanceId: claim.instanceId, code: failure.code });
      }
    });

  /** None once this program ends: what was given up is not taken up again by a call that comes late. */
  const wanted = (): string[] => isStopping ? [] : store.claims.all().filter(({ stance }) => stance === 'wanted').map(({ lineage }) => lineage);

  const look = async (claim: StoredClaim): Promise<void> => void (await lookAt({ to, clock, knowledge }, claim));

  const renewAll = async (): Promise<void> => {
    await Promise.all(wanted().map((lineage) => attempt(lineage, 'wanted', renew)));
    tell();
  };

  const arm = (ms: number): void => {
    disarm?.();
    disarm = null;
    if (isStopping || wanted().length === 0) return;
    disarm = clock.after(ms, () => {
      renewAll()
        .catch((error: unknown) => log.error('claim.failed', { name: error instanceof Error ? error.name : typeof error }))
        .finally(() => arm(RENEW_MS));
    });
  };

  const settle = async (): Promise<void> => {
    const unproven = wanted().filter((lineage) => knowledge.provenUntil(lineage) === null);
    if (unproven.length === 0) return;
    await Promise.all(unproven.map((lineage) => attempt(lineage, 'wanted', renew)));
    if (disarm === null) arm(RENEW_MS);
    tell();
  };

  const off = store.onChanged((topics) => {
    if (!topics.includes('claim')) return;
    if (disarm === null) arm(RENEW_MS);
    tell();
  });

  return {
    read: (): Claim => readClaim(reading),
    mayWrite: (): boolean => whyNotWriting(reading) === null,
    /** Fails `not_writing`. */
    assertMayWrite: (): void => assertWrites(reading),
    /** Proves what is not proven, as far as GitLab answers. Without a claim it asks nothing. */
    settle,
    /** The same, then fails `not_writing` where this machine may not change GitLab. */
    async ensure(): Promise<void> {
      await settle();
      assertWrites(reading);
    },
    /** Asks GitLab about every claim now, ours or not. What fails stands at the claim's place. */
    async check(): Promise<void> {
      if (isStopping) return;
      await Promise.all(store.claims.all().map(({ lineage, stance }) => attempt(lineage, stance, stance === 'wanted' ? renew : look)));
      tell();
    },
    /** Whose a claim is, by asking. Fails as the door does. */
    look: (claim: StoredClaim): Promise<Seen> => lookAt({ to, clock, knowledge }, claim),
    /** The server's time by its last answer (UTC ms). */
    serverNow: (lineage: string): number => clock.now() + knowledge.of(lineage).aheadMs,
    /** One piece of work at a time on a claim, with what is known of it when its turn comes; none where it is switched off by then. */
    exclusively: (lineage: string, work: (claim: StoredClaim) => Promise<void>): Promise<void> =>
      serial(lineage, async () => {
        const claim = find(lineage);
        if (claim !== undefined) await work(claim);
      }),
    /** One claim at a time is switched on. */
    switchingOn: <T>(work: () => Promise<T>): Promise<T> => serial('on', work),
    /** It is ours by a request that was sent at this moment. */
    prove: (lineage: string, sentAt: number): void => {
      knowledge.prove(lineage, sentAt);
      tell();
    },
    /** False where it is another machine's by now. Fails as the door does. */
    renew: prolong,
    giveUp,
    textOf: (claim: StoredClaim, as: Pick<ClaimText, 'nonce' | 'beat' | 'isFree'>): string => writeClaimText(saying(claim, as)),
    /** Begins to renew; at once, since nothing may be done before. */
    start(): void {
      arm(0);
    },
    onChanged(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Gives up what is ours, so that another machine need not wait. What cannot be told ends by itself. */
    async stop(): Promise<void> {
      const held = wanted().filter((lineage) => knowledge.provenUntil(lineage) !== null);
      isStopping = true;
      disarm?.();
      cancelWait();
      off();
      // Nothing is written by it any more from here on.
      for (const lineage of held) knowledge.forget(lineage);
      await Promise.all(held.map((lineage) => attempt(lineage, 'wanted', giveUp)));
      knowledge.close();
      listeners.clear();
    },
  };
};
