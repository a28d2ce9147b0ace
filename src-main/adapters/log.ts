import { appendFileSync, chmodSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Clock, Log, LogData } from '../ports.ts';
import { redactData } from '../rules/redact.ts';

type Level = 'info' | 'warn' | 'error';

/** The current file and four older ones, `maestro.1.log` the youngest of these. */
const FILES = 5;
const FILE_BYTES = 1024 * 1024;
const LONGEST_TEXT = 2000;
/** Cut before redaction too, so that no pattern has to work through megabytes; longer, so that no secret is cut where it shows. */
const LONGEST_READ = 4 * LONGEST_TEXT;

const cut = (data: LogData, longest: number): LogData =>
  Object.fromEntries(Object.entries(data).map(([key, value]) => [key, typeof value === 'string' ? value.slice(0, longest) : value]));

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown');

const fileOf = (folder: string, age: number): string => path.join(folder, age === 0 ? 'maestro.log' : `maestro.${age}.log`);

/** The files that a log in this folder may have, the youngest first. */
export const logFiles = (folder: string): string[] => Array.from({ length: FILES }, (_, age) => fileOf(folder, age));

const complain = (error: unknown): void => void process.stderr.write(`The log cannot be written: ${codeOf(error)}\n`);

/** Makes the folder, closes the file that is there to others, and answers its size. */
const prepare = (folder: string, file: string): number => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 0) chmodSync(file, 0o600);
  return size;
};

/** As `prepare`; whoever opens the database next says in words what is wrong with the disk. */
const sizeOf = (folder: string, file: string): number => {
  try {
    return prepare(folder, file);
  } catch (error) {
    complain(error);
    return 0;
  }
};

/** `<data>/logs/maestro.log`: one JSON object a line, redacted, private to this user; written at once so that a crash keeps it. */
export const createLog = (data: string, { now }: Pick<Clock, 'now'>): Log => {
  const folder = path.join(data, 'logs');
  const file = fileOf(folder, 0);
  let size = sizeOf(folder, file);

  const older = (age: number): string => fileOf(folder, age);
  const rotate = (): void => {
    for (let age = FILES - 1; age > 0; age -= 1) if (existsSync(older(age - 1))) renameSync(older(age - 1), older(age));
    size = 0;
  };

  const append = (line: string): void => {
    const bytes = Buffer.byteLength(line);
    if (size + bytes > FILE_BYTES) rotate();
    appendFileSync(file, line, { mode: 0o600 });
    size += bytes;
  };

  const write = (level: Level, event: string, fields: LogData): void => {
    const line = `${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...cut(redactData(cut(fields, LONGEST_READ)), LONGEST_TEXT) })}\n`;
    try {
      append(line);
    } catch (error) {
      // A full disk must not stop the work; who started the program from a terminal learns of it there.
      complain(error);
    }
  };

  return {
    info: (event, fields = {}) => write('info', event, fields),
    warn: (event, fields = {}) => write('warn', event, fields),
    error: (event, fields = {}) => write('error', event, fields),
  };
};
