import type { VerifiedState } from '../../../src-preload/contract/models/mirror.ts';
import type { GroupStaleness, Staleness } from '../../../src-preload/contract/models/topology.ts';

const HOUR_MS = 3_600_000;

/** Hours; 0 switches a level off. */
export type StaleHours = { staleWarnHours: number; staleErrorHours: number };
/** Ages in ms from which on a mirror is stale; Infinity = never. */
export type StaleBounds = { warnMs: number; errorMs: number };

const ageOf = (hours: number): number => (hours === 0 ? Number.POSITIVE_INFINITY : hours * HOUR_MS);

/** The error's bound is never below the warning's, unless warnings are off. */
export const staleBounds = ({ staleWarnHours, staleErrorHours }: StaleHours): StaleBounds => {
  const [warnMs, errorMs] = [ageOf(staleWarnHours), ageOf(staleErrorHours)];
  return { warnMs, errorMs: Number.isFinite(warnMs) ? Math.max(warnMs, errorMs) : errorMs };
};

/** When both sides were last known to agree (UTC ms): GitLab's last success, or our comparison where it found them equal. */
export const lastSuccess = ({ lastSuccessAt, verified, comparedAt }: { lastSuccessAt: number | null; verified: VerifiedState; comparedAt: number | null }): number | null => {
  const proven = verified === 'equal' ? comparedAt : null;
  return lastSuccessAt === null || proven === null ? (lastSuccessAt ?? proven) : Math.max(lastSuccessAt, proven);
};

export const stalenessOf = (successAt: number | null, now: number, { warnMs, errorMs }: StaleBounds): Staleness => {
  if (successAt === null) return 'never';
  const age = now - successAt;
  if (age >= errorMs) return 'error';
  return age >= warnMs ? 'warning' : 'fresh';
};

/** What is worst where a mirror that never succeeded counts as `neverSucceeded`. */
export const staleOrder = (neverSucceeded: 'warning' | 'error'): readonly Staleness[] => (neverSucceeded === 'error' ? ['never', 'error', 'warning', 'fresh'] : ['error', 'never', 'warning', 'fresh']);

export const noStaleness = (): GroupStaleness => ({ counts: { fresh: 0, warning: 0, error: 0, never: 0 }, worst: null, newestSuccessAt: null, oldestSuccessAt: null });
