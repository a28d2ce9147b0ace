import type { Limits } from '../profile.ts';
import type { ServerState } from '../state/server-state.ts';
import { fail, type ApiFailure } from './answer.ts';

const WINDOW = 60_000;

/** The kinds of request with a limit of their own (contract A.0.1). */
export type LimitName = 'api' | 'projectList' | 'projectRead' | 'groupList' | 'members' | 'search' | 'noteCreate' | 'issueCreate';

export type Limiter = {
  /** Counts one signed-in API request; answers the headers that every answer carries, and fails 429 when there were too many. */
  countApi(key: string): Record<string, string>;
  /** Counts against an application limit. */
  count(name: Exclude<LimitName, 'api'>, key: string): void;
};

const retryAfter = (limits: Limits, now: number, seconds: number): string =>
  limits.retryAfter === 'date' ? new Date(now + seconds * 1000).toUTCString() : String(seconds);

const rackHeaders = (limit: number, observed: number, now: number): Record<string, string> => ({
  'RateLimit-Limit': String(limit),
  'RateLimit-Name': 'throttle_authenticated_api',
  'RateLimit-Observed': String(observed),
  'RateLimit-Remaining': String(Math.max(0, limit - observed)),
  'RateLimit-Reset': String((Math.floor(now / WINDOW) + 1) * (WINDOW / 1000)),
});

const tooManyOfIt = (headers: Record<string, string>): ApiFailure =>
  fail(429, { message: { error: 'This endpoint has been requested too many times. Try again later.' } }, headers);

/** Windows are aligned to the epoch, as Rack::Attack's are. */
export const createLimiter = (state: ServerState): Limiter => {
  const seen = new Map<string, number>();
  let windowStart = 0;
  const observe = (name: LimitName, key: string): number => {
    const current = Math.floor(state.clock.now() / WINDOW);
    if (current !== windowStart) {
      seen.clear();
      windowStart = current;
    }
    const times = (seen.get(`${name} ${key}`) ?? 0) + 1;
    seen.set(`${name} ${key}`, times);
    return times;
  };
  return {
    countApi: (key) => {
      const { limits } = state.profile;
      if (limits.api === undefined) return {};
      const now = state.clock.now();
      const observed = observe('api', key);
      const headers = rackHeaders(limits.api, observed, now);
      if (observed <= limits.api) return limits.headers === 'on_429' ? {} : headers;
      const seconds = Math.ceil((WINDOW - (now % WINDOW)) / 1000);
      throw fail(429, 'Retry later\n', {
        ...headers,
        'Content-Type': 'text/plain',
        'RateLimit-ResetTime': new Date(now + seconds * 1000).toUTCString(),
        'Retry-After': retryAfter(limits, now, seconds),
      });
    },
    count: (name, key) => {
      const { limits } = state.profile;
      const limit = limits[name];
      if (limit === undefined || observe(name, key) <= limit) return;
      throw tooManyOfIt(name === 'issueCreate' ? {} : { 'Retry-After': retryAfter(limits, state.clock.now(), WINDOW / 1000) });
    },
  };
};
