import { withStorageFailures } from './storage-failure.ts';
import { AppError } from '../rules/app-error.ts';
import type { Sqlite } from './connection.ts';

/** Throws `storage` `corrupt` when SQLite finds damage in the file; 1 ms or so for each MB. */
export const quickCheck = (sqlite: Sqlite): void => {
  const answer = withStorageFailures(() => sqlite.pragma('quick_check(1)', { simple: true }));
  if (answer !== 'ok') throw new AppError({ code: 'storage', reason: 'corrupt' });
};
