import { accessSync, chmodSync, constants, mkdirSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { AppError, fail, failureOf } from '../rules/app-error.ts';
import { asFileFailure } from '../rules/file-failure.ts';

type Surroundings = { platform: NodeJS.Platform; env: NodeJS.ProcessEnv; home: string };

const here = (): Surroundings => ({ platform: process.platform, env: process.env, home: homedir() });

/**
 * Where the data lies when nobody says so: `~/.local/share/mirror-maestro` (or below `XDG_DATA_HOME`),
 * `~/Library/Application Support/Mirror Maestro`, `%APPDATA%\Mirror Maestro`. The same with and without a window.
 */
export const defaultDataFolder = ({ platform, env, home }: Surroundings = here()): string => {
  switch (platform) {
    case 'darwin':
      return path.posix.join(home, 'Library', 'Application Support', 'Mirror Maestro');
    case 'win32':
      return path.win32.join(env['APPDATA'] ?? path.win32.join(home, 'AppData', 'Roaming'), 'Mirror Maestro');
    default:
      return path.posix.join(absolute(env['XDG_DATA_HOME']) ?? path.posix.join(home, '.local', 'share'), 'mirror-maestro');
  }
};

/** The XDG rules: a relative path in such a variable is to be ignored. */
const absolute = (value: string | undefined): string | null => (value !== undefined && path.posix.isAbsolute(value) ? value : null);

/**
 * Makes the folder, or takes it when it is there, and answers its real path. Nobody but this user may look into it: 0700 is set
 * and read back. Fails `not_allowed` with `data_folder_not_ours`, `data_folder_not_private` or `data_folder_unusable`, and `storage` with
 * `read_only` or `disk_full`.
 */
export const prepareDataFolder = (folder: string): string => {
  const real = make(path.resolve(folder));
  if (process.platform === 'win32') return real;
  if (statSync(real).uid !== process.geteuid?.()) fail({ code: 'not_allowed', reason: 'data_folder_not_ours' });
  requireWritable(real);
  if (!isPrivate(real)) chmodSync(real, 0o700);
  // Some file systems take a mode and forget it.
  if (!isPrivate(real)) fail({ code: 'not_allowed', reason: 'data_folder_not_private' });
  return real;
};

const make = (folder: string): string => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return realpathSync(folder);
  } catch (error) {
    const known = asFileFailure(error);
    const failure = failureOf(known);
    throw failure?.code === 'storage' && failure.reason !== 'io' ? known : new AppError({ code: 'not_allowed', reason: 'data_folder_unusable' }, error);
  }
};

/** On a disk that only lets itself be read this says no to everybody, root included. */
const requireWritable = (folder: string): void => {
  try {
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw asFileFailure(error);
  }
};

const isPrivate = (folder: string): boolean => (statSync(folder).mode & 0o077) === 0;
