import type { Failure } from '../../../src-preload/contract/failures.ts';
import { failureOf } from '../app-error.ts';

/** For tests: the failure that a call ends with, or null where it does not fail. What is no AppError is a bug and goes on. */
export const failureFrom = (run: () => unknown): Failure | null => {
  try {
    run();
    return null;
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    return failure;
  }
};
