import type { Failure } from '../../src-preload/contract/failures.ts';
import type { Input, MethodName, Output } from '../../src-preload/contract/methods.ts';

/** A call that ended without its value. `failure` is the contract's; the words for it are in text/failures.ts. */
export class CallFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(failure.code, cause === undefined ? undefined : { cause });
    this.name = 'CallFailure';
    this.failure = failure;
  }
}

/** Asks the main process. Throws only `CallFailure`. */
export const call = async <M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> => {
  const reply = await window.maestro.call(method, input).catch((error: unknown) => {
    // The bridge itself answers every failure as data: a rejection is a bug of the window or of the wire.
    throw new CallFailure({ code: 'unexpected', reference: 'window' }, error);
  });
  if (reply.ok) return reply.value;
  throw new CallFailure(reply.failure);
};

/** The failure inside of whatever was thrown while a screen worked. */
export const failureIn = (error: unknown): Failure =>
  error instanceof CallFailure ? error.failure : { code: 'unexpected', reference: 'window' };
