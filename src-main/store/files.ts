import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs';
import path from 'node:path';

const OTHERS = 0o077;

/**
 * Makes an empty file (0600) where there is none, with its folder (0700), and takes others' rights away from one that is there.
 * An existing file is never opened: closing it would drop the locks that SQLite holds on it in this process.
 */
export const ensurePrivate = (file: string): void => {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) closeSync(openSync(file, 'wx', 0o600));
  if (process.platform !== 'win32' && (statSync(file).mode & OTHERS) !== 0) chmodSync(file, 0o600);
};

/** Waits until the disk has the file. */
export const syncFile = (file: string): void => {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Waits until the disk knows a folder's names; Windows has no such call and does not need it. */
export const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};
