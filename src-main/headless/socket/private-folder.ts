import { lstatSync, mkdirSync } from 'node:fs';
import { fail } from '../../rules/app-error.ts';

/**
 * True when only this user can put something into the folder: a real folder, ours, closed to others. Who speaks through a socket
 * in it hands over tokens, so another user's look-alike must not be believed.
 */
export const isPrivateFolder = (folder: string): boolean => {
  const seen = lstatSync(folder, { throwIfNoEntry: false });
  return seen !== undefined && seen.isDirectory() && seen.uid === process.geteuid?.() && (seen.mode & 0o077) === 0;
};

/** Makes the socket's folder where it is missing. Fails `not_allowed` `socket_folder_not_private` where somebody else was first. */
export const makePrivateFolder = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!isPrivateFolder(folder)) fail({ code: 'not_allowed', reason: 'socket_folder_not_private' });
};
