import type { Failure } from '../../src-preload/contract/failures.ts';
import type { Job } from '../../src-preload/contract/models/job.ts';
import type { JobEnd } from './job-handler.ts';

export type ItemEnd = { state: 'succeeded' | 'failed' | 'skipped'; failure: Failure | null };

/** A vault that is locked, and a claim that another machine may have, are asked about again so soon. */
const PAUSE_MS = 30_000;

/** The moment (UTC ms) until which nothing of this kind can go on, through no fault of the item; null for a failure of its own. */
export const heldUpUntil = (failure: Failure, now: number): number | null => {
  switch (failure.code) {
    case 'locked':
      return now + PAUSE_MS;
    case 'not_writing':
      return Math.max(now + PAUSE_MS, failure.until ?? 0);
    case 'breaker_open':
    case 'rate_limited':
      return Math.max(now + 1000, failure.retryAt);
    default:
      return null;
  }
};

/** A mirror that was removed or switched off meanwhile has nothing left to do. */
const isMoot = (failure: Failure): boolean =>
  (failure.code === 'not_found' && failure.kind === 'mirror') || (failure.code === 'conflict' && failure.reason === 'mirror_disabled');

export const itemEnd = (failure: Failure | null): ItemEnd => {
  if (failure === null) return { state: 'succeeded', failure };
  return { state: isMoot(failure) ? 'skipped' : 'failed', failure };
};

/** `firstFailure` stands for a job of which nothing succeeded. */
export const jobEnd = ({ total, succeeded, failed, skipped }: Job['progress'], firstFailure: Failure | null): JobEnd => {
  if (succeeded === 0 && failed > 0 && firstFailure !== null) return { state: 'failed', failure: firstFailure };
  return { state: succeeded === total ? 'succeeded' : 'partial', result: { succeeded, failed, skipped } };
};
