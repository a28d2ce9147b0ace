import type { Failure, FailureCode } from '../../src-preload/contract/failures.ts';

/** The one class that is thrown on purpose; anything else that is thrown is a bug. */
export class AppError extends Error {
  readonly failure: Failure;

  /** `cause` is for the debugger only: it is never logged and never crosses the wire. */
  constructor(failure: Failure, cause?: unknown) {
    super(failure.code, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.failure = failure;
  }
}

/** Shorthand for the many places that refuse. */
export const fail = (failure: Failure): never => {
  throw new AppError(failure);
};

export const failureOf = (error: unknown): Failure | null => (error instanceof AppError ? error.failure : null);

/** True when `error` is an AppError with one of these codes. */
export const isFailure = (error: unknown, ...codes: FailureCode[]): error is AppError =>
  error instanceof AppError && codes.includes(error.failure.code);
