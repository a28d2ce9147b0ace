import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a small private file (0600) so that a crash leaves the old or the new one, never a half: beside it, flushed, renamed.
 * Throws what the file system throws.
 */
export const replaceFile = (file: string, text: string): void => {
  const beside = `${file}.new`;
  rmSync(beside, { force: true });
  const handle = openSync(beside, 'wx', 0o600);
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
};
