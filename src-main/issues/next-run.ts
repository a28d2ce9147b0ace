import type { Gate } from '../background/gate.ts';
import type { Deps } from '../deps.ts';
import { savingPace } from '../rules/saving-pace.ts';
import type { StoredIssueSync } from '../store/issue-store.ts';

const MINUTE_MS = 60_000;

/** Where in each interval this installation's runs fall: syncs of one interval together, so that one question serves them; others at another moment. */
const offsetOf = (installation: string, intervalMs: number): number => Buffer.from(installation).reduce((sum, byte) => (sum * 31 + byte) % intervalMs, 0);

export type PaceDeps = Pick<Deps, 'store' | 'clock'> & Pick<Gate, 'isSaving'>;

/** Tells for an interval in minutes its next moment (UTC ms). For very many syncs asked once. */
export const slotsFrom = ({ store, clock, isSaving }: PaceDeps): ((intervalMinutes: number) => number) => {
  const installation = store.installation();
  const unitMs = MINUTE_MS * savingPace(isSaving());
  return (intervalMinutes) => {
    const intervalMs = intervalMinutes * unitMs;
    const offset = offsetOf(installation, intervalMs);
    return Math.floor((clock.now() - offset) / intervalMs) * intervalMs + intervalMs + offset;
  };
};

/**
 * When a sync runs next: at its interval, or sooner where something that failed is tried again before. What was due and is still so was
 * kept from being tried by its side: that is not asked again at once.
 */
export const nextRunOf = (deps: PaceDeps, sync: StoredIssueSync): number => {
  const now = deps.clock.now();
  const retryAt = deps.store.issueProblems.nextAttemptAt(sync.mirrorId) ?? Infinity;
  return Math.min(slotsFrom(deps)(sync.options.intervalMinutes), retryAt > now ? retryAt : now + MINUTE_MS);
};
