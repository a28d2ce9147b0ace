import type { Answer } from './answer.ts';

export type FaultKind = 'reset_before' | 'reset_after_commit' | 'commit_late' | 'truncate' | 'slow' | 'html200' | 'empty200' | 'status';

/**
 * What shall go wrong (contract E.12, E.13). `path` is tested against the path as sent, Git requests included.
 * - reset_before: the connection dies before anything is done;
 * - reset_after_commit: it is done, then the connection dies without an answer;
 * - commit_late: the connection dies without an answer, and the server works on: it is done when `onStrike` has ended;
 * - truncate: the answer stops in the middle of its body;
 * - slow: the head comes at once, the body in pieces over `delayMs`;
 * - html200: a login page with status 200;
 * - empty200: status 200, JSON type, no body;
 * - status: `status`, `body` and `headers` as given, without doing anything; `redirectTo` sets Location. `delayMs` delays it.
 */
export type Fault = {
  method?: string;
  path: RegExp;
  /** How often it strikes; default 1, Infinity is always. */
  times?: number;
  kind: FaultKind;
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  delayMs?: number;
  redirectTo?: string;
  /** For the two resets: awaited at the instant when the fault strikes, so that a test can end the client just there. For `commit_late`: how long the server still works. For `slow`: how long it says nothing. */
  onStrike?: () => Promise<void>;
};

export type Faults = { add(fault: Fault): void; clear(): void };

/** Takes the first fault that fits, using up one of its times. */
export type FaultBox = Faults & { take(method: string, path: string): Fault | undefined };

export const createFaults = (): FaultBox => {
  const pending: { fault: Fault; left: number }[] = [];
  return {
    add: (fault) => {
      pending.push({ fault, left: fault.times ?? 1 });
    },
    clear: () => {
      pending.length = 0;
    },
    take: (method, path) => {
      const at = pending.findIndex(({ fault }) => (fault.method === undefined || fault.method === method) && fault.path.test(path));
      const found = pending[at];
      if (found === undefined) return undefined;
      found.left -= 1;
      if (found.left <= 0) pending.splice(at, 1);
      return found.fault;
    },
  };
};

const LOGIN_PAGE = '<!DOCTYPE html><html><head><title>Sign in</title></head><body><form action="/users/sign_in" method="post"></form></body></html>';

/** The answer that a fault gives instead of the server's; undefined where the server works as usual. */
export const answerInstead = (fault: Fault): Answer | undefined => {
  if (fault.kind === 'html200') return { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: LOGIN_PAGE };
  if (fault.kind === 'empty200') return { status: 200, headers: { 'Content-Type': 'application/json' }, body: '' };
  if (fault.kind !== 'status') return undefined;
  const location = fault.redirectTo === undefined ? {} : { Location: fault.redirectTo };
  return { status: fault.status ?? (fault.redirectTo === undefined ? 500 : 302), headers: { ...location, ...fault.headers }, body: fault.body };
};
