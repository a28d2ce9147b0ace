import type { UnreachableReason } from '../../src-preload/contract/failures.ts';
import type { Headers } from './headers.ts';

export type RawAnswer = {
  kind: 'answer';
  status: number;
  headers: Headers;
  /** null where the body was larger than the request allows. */
  body: Buffer | null;
  /** How many bytes went into the request's sink; the body is empty then. */
  poured?: number;
};

/** How one attempt ended. `sent` is false only where it is certain that the server has seen nothing of it. */
export type Outcome = RawAnswer | { kind: 'lost'; reason: UnreachableReason; sent: boolean };

/** Network, timeout, 5xx and nothing else: what the breaker counts. */
export const isOutage = (outcome: Outcome): boolean => outcome.kind === 'lost' || outcome.status >= 500;
