import type { Claim } from '../../src-preload/contract/models/claim.ts';
import { createSerial } from '../journal/serial.ts';
import { failureOf } from '../rules/app-error.ts';
import { RENEW_MS } from '../rules/judge-claim.ts';
import type { ClaimStance, StoredClaim } from '../store/claim-store.ts';
import type { Store } from '../store/store.ts';
import { createKnowledge } from './knowledge.ts';
import { createProver, type ProverDeps } from './prove-claim.ts';
import { assertWrites, readClaim, whyNotWriting } from './read-claim.ts';

type ClaimsDeps = Omit<ProverDeps, 'knowledge'> & { store: Pick<Store, 'instances' | 'onChanged'> };

/**
 * Keeps the claims of this machine: proves them before anything is written, renews them while it runs, and gives them up at its end.
 * docs/decisions/0030.
 */
export type Claims = ReturnType<typeof createClaims>;

export const createClaims = ({ store, clock, chance, log, to }: ClaimsDeps) => {
  const serial = createSerial();
  const listeners = new Set<() => void>();
  let isStopping = false;
  let disarm: (() => void) | null = null;
  let cancelWait = (): void => undefined;
  const knowledge = createKnowledge({ clock, onEnded: () => tell() });
  const reading = { store, knowledge, now: clock.now };
  const { look, prolong, renew, giveUp, textOf } = createProver({ store, clock, chance, log, to, knowledge });

  const tell = (): void => {
    cancelWait();
    const { state, until } = readClaim(reading);
    if (state === 'waits' && until !== null && !isStopping) cancelWait = clock.after(Math.max(until - clock.now(), 0) + 1, tell);
    for (const listener of listeners) listener();
  };

  const find = (lineage: string): StoredClaim | undefined => store.claims.all().find((one) => one.lineage === lineage);

  /** What cannot be asked now is asked again with the next renewal; until then the last answer holds for as long as it may. */
  const attempt = (lineage: string, stance: ClaimStance, work: (claim: StoredClaim) => Promise<unknown>): Promise<void> =>
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
    /** `not_writing` with who does instead, or null. */
    whyNotWriting: () => whyNotWriting(reading),
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
    look,
    /** The server's time by its last answer (UTC ms). */
    serverNow: (lineage: string): number => clock.now() + knowledge.of(lineage).aheadMs,
    /** One piece of work at a time on a claim, with what is known of it when its turn comes; none, and null, where it is switched off by then. */
    exclusively: <T>(lineage: string, work: (claim: StoredClaim) => T | Promise<T>): Promise<T | null> =>
      serial(lineage, async () => {
        const claim = find(lineage);
        return claim === undefined ? null : work(claim);
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
    /** Tells GitLab of one that was given up here. What fails stands at the claim's place. */
    async giveUp(lineage: string): Promise<void> {
      await attempt(lineage, 'released', giveUp);
      tell();
    },
    /** What was given up here, and GitLab did not take it. */
    isUntold: (lineage: string): boolean => knowledge.of(lineage).failure !== null,
    textOf,
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
