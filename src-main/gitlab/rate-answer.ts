import { countOf, dateOf, headerOf, type Headers } from './headers.ts';

const LONGEST_WAIT_MS = 60 * 60_000;

/** What an answer says about limits; times are ours in UTC ms, whatever the server's clock shows. */
export type RateAnswer = {
  /** Requests per minute, and what is left of them until `resetAt`. */
  limit: number | null;
  remaining: number | null;
  resetAt: number | null;
  /** From `Retry-After` in seconds or as a date, or from the reset where nothing is left; at most an hour ahead. */
  retryAt: number | null;
};

const bounded = (now: number, at: number): number => Math.min(Math.max(at, now), now + LONGEST_WAIT_MS);

const retryAfter = (headers: Headers, now: number, serverNow: number): number | null => {
  const seconds = countOf(headers, 'retry-after');
  if (seconds !== null) return bounded(now, now + seconds * 1000);
  const date = dateOf(headers, 'retry-after');
  return date === null ? null : bounded(now, now + date - serverNow);
};

/** Reads `RateLimit-*` and `Retry-After` (contract.md A.0.1). Absent or odd headers are null. */
export const rateAnswerOf = (headers: Headers, now: number): RateAnswer => {
  const serverNow = dateOf(headers, 'date') ?? now;
  const limit = countOf(headers, 'ratelimit-limit');
  const remaining = countOf(headers, 'ratelimit-remaining');
  const reset = countOf(headers, 'ratelimit-reset');
  const resetAt = reset === null ? null : bounded(now, now + reset * 1000 - serverNow);
  const exhausted = remaining === 0 || headerOf(headers, 'ratelimit-resettime') !== null;
  return {
    limit: limit === 0 ? null : limit,
    remaining,
    resetAt,
    retryAt: retryAfter(headers, now, serverNow) ?? (exhausted ? resetAt : null),
  };
};
