import type { Failure } from '../../src-preload/contract/failures.ts';
import { failureOf } from '../rules/app-error.ts';

/**
 * Whether a failed request may nevertheless have changed GitLab. A bug of ours (not an AppError) counts as unknown too:
 * it may have struck after the answer.
 */
export const mayHaveHappened = (error: unknown): boolean => {
  const failure = failureOf(error);
  if (failure === null) return true;
  switch (failure.code) {
    case 'outcome_unknown':
    case 'unexpected_answer':
      return true;
    case 'unreachable':
      return reachedServer(failure);
    default:
      return false;
  }
};

const reachedServer = (failure: Extract<Failure, { code: 'unreachable' }>): boolean => {
  switch (failure.reason) {
    case 'name_not_found':
    case 'refused':
    case 'tls':
    case 'offline':
    case 'maintenance':
      return false;
    case 'reset':
    case 'timeout':
    case 'server_error':
    case 'network':
      return true;
  }
};

/** Pause before the next try of a clean-up: 15 s doubling to an hour. */
export const retryDelayMs = (attempts: number): number => Math.min(15_000 * 2 ** Math.max(0, attempts - 1), 3_600_000);
