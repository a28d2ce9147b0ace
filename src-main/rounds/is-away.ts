import type { FailureCode } from '../../src-preload/contract/failures.ts';
import { failureOf } from '../rules/app-error.ts';

const CODES: ReadonlySet<FailureCode> = new Set([
  'unreachable', 'breaker_open', 'rate_limited', 'unauthorized_token', 'token_expired', 'missing_scope', 'blocked_address', 'locked',
]);

/** Whether a failure speaks of the whole instance: whatever is asked of it next would end the same way. */
export const saysAway = ({ code }: { code: FailureCode }): boolean => CODES.has(code);

/** The same for what was thrown. */
export const isAway = (error: unknown): boolean => {
  const failure = failureOf(error);
  return failure !== null && saysAway(failure);
};
