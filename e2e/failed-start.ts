import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { SANDBOX } from './debugging-port.ts';

const PROGRAM = path.resolve(import.meta.dirname, '..');
/** Outside of Electron its package is the path of its program. */
const executable = z.string().parse(createRequire(import.meta.url)('electron'));

/**
 * Starts the program with its window on a data folder that it cannot have. Answers its words, once they are on the screen as well, and the
 * exit code after it was asked to end.
 */
export const failedStart = async (data: string): Promise<{ words: string; code: number | null }> => {
  const child = spawn(executable, [...SANDBOX, PROGRAM, '--data', data], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let words = '';
  for await (const line of createInterface({ input: child.stderr })) {
    if (line === data) break;
    words = line;
  }
  child.stderr.resume();
  child.kill();
  return { words, code: await ended };
};
