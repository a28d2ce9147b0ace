import { app, dialog } from 'electron';
import type { Failure } from '../../src-preload/contract/failures.ts';

const STORAGE: Record<Extract<Failure, { code: 'storage' }>['reason'], string> = {
  disk_full: 'The disk is full. Free some space, then start again.',
  read_only: 'The data folder cannot be written. Give this user the right to write there, then start again.',
  corrupt: 'The database is damaged. It was set aside and nothing in it was changed.',
  from_the_future: 'The database was written by a newer version of Mirror Maestro. Install that version or a later one.',
  in_use: 'Another process has this data folder open. End it, then start again.',
  io: 'The data folder cannot be read or written.',
};

const REFUSED: Readonly<Record<string, string>> = {
  data_folder_not_ours: 'The data folder belongs to another user.',
  data_folder_not_private: 'The data folder cannot be closed to other users: its file system keeps no access rights.',
  data_folder_unusable: 'The data folder cannot be made, or it is no folder.',
};

/** Why the application did not start, with the way out, for a person who has no window yet. `null` = a bug of ours. */
export const startFailureWords = (failure: Failure | null): string => {
  if (failure?.code === 'storage') return STORAGE[failure.reason];
  if (failure?.code === 'conflict' && failure.reason === 'data_folder_in_use') return STORAGE.in_use;
  if (failure?.code === 'not_allowed') return REFUSED[failure.reason] ?? `This is not allowed: ${failure.reason}.`;
  return failure === null ? 'An unexpected error occurred; the log says more.' : `The start ended with ${failure.code}.`;
};

/**
 * Says it on stderr, where a start from a terminal or a test is listened to, and on screen until it was read. Electron's simpler box shows
 * nothing before `ready`, and while it is open no signal ends the program.
 */
export const showStartFailure = async (failure: Failure | null, data: string): Promise<void> => {
  const words = startFailureWords(failure);
  process.stderr.write(`${words}\n${data}\n`);
  await app.whenReady();
  await dialog.showMessageBox({ type: 'error', title: 'Mirror Maestro', message: 'Mirror Maestro cannot start.', detail: `${words}\n\n${data}` });
};
