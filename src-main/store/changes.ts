import type { Failure } from '../../src-preload/contract/failures.ts';
import { AppError } from '../rules/app-error.ts';

type Kind = Extract<Failure, { code: 'not_found' }>['kind'];

/** The row, or `not_found`. */
export const found = <T>(row: T | undefined, kind: Kind): T => {
  if (row === undefined) throw new AppError({ code: 'not_found', kind });
  return row;
};

/** An update or delete by id must have met its row, else `not_found`. */
export const assertChanged = ({ changes }: { changes: number }, kind: Kind): void => {
  if (changes === 0) throw new AppError({ code: 'not_found', kind });
};

/** True when a change names no column at all: there is nothing to write. */
export const isEmpty = (change: Readonly<Record<string, unknown>>): boolean => Object.values(change).every((value) => value === undefined);
