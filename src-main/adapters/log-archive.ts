import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LogArchive } from '../ports.ts';
import { logFiles } from './log.ts';

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

const linesOf = (file: string): string[] => {
  try {
    return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '');
  } catch (error) {
    // Rotated away between listing and reading, or not written yet.
    if (isMissing(error)) return [];
    throw error;
  }
};

/** The program's log files as they lie in the data folder, 5 MiB at most. */
export const createLogArchive = (data: string): LogArchive => ({
  newestFirst: () => logFiles(path.join(data, 'logs')).flatMap((file) => linesOf(file).toReversed()),
});
