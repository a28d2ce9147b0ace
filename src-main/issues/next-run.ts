import type { Deps } from '../deps.ts';
import type { StoredIssueSync } from '../store/issue-store.ts';

const MINUTE_MS = 60_000;

/** Where in each interval this installation's runs fall: syncs of one interval together, so that one question serves them; others at another moment. */
const offsetOf = (installation: string, intervalMs: number): number => Buffer.from(installation).reduce((sum, byte) => (sum * 31 + byte) % intervalMs, 0);

/** The next moment of the sync's interval (UTC ms). */
export const nextSlot = ({ store, clock }: Pick<Deps, 'store' | 'clock'>, { options }: { options: Pick<StoredIssueSync['options'], 'intervalMinutes'> }): number => {
  const intervalMs = options.intervalMinutes * MINUTE_MS;
  const offset = offsetOf(store.installation(), intervalMs);
  return Math.floor((clock.now() - offset) / intervalMs) * intervalMs + intervalMs + offset;
};

/** When a sync runs next: at its interval, or sooner where something that failed is tried again before. */
export const nextRunOf = (deps: Pick<Deps, 'store' | 'clock'>, sync: StoredIssueSync): number => {
  const retryAt = deps.store.issueProblems.nextAttemptAt(sync.mirrorId);
  return Math.min(nextSlot(deps, sync), Math.max(deps.clock.now(), retryAt ?? Infinity));
};
