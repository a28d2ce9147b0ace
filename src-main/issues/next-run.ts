import type { Deps } from '../deps.ts';
import type { StoredIssueSync } from '../store/issue-store.ts';

const MINUTE_MS = 60_000;

/** Where in each interval this installation's runs fall: syncs of one interval together, so that one question serves them; others at another moment. */
const offsetOf = (installation: string, intervalMs: number): number => Buffer.from(installation).reduce((sum, byte) => (sum * 31 + byte) % intervalMs, 0);

/** Tells for an interval in minutes its next moment (UTC ms). For very many syncs asked once. */
export const slotsFrom = ({ store, clock }: Pick<Deps, 'store' | 'clock'>): ((intervalMinutes: number) => number) => {
  const installation = store.installation();
  return (intervalMinutes) => {
    const intervalMs = intervalMinutes * MINUTE_MS;
    const offset = offsetOf(installation, intervalMs);
    return Math.floor((clock.now() - offset) / intervalMs) * intervalMs + intervalMs + offset;
  };
};

/** When a sync runs next: at its interval, or sooner where something that failed is tried again before. */
export const nextRunOf = (deps: Pick<Deps, 'store' | 'clock'>, sync: StoredIssueSync): number => {
  const retryAt = deps.store.issueProblems.nextAttemptAt(sync.mirrorId);
  return Math.min(slotsFrom(deps)(sync.options.intervalMinutes), Math.max(deps.clock.now(), retryAt ?? Infinity));
};
