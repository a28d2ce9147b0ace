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

/** `<data>/logs/maestro.log`: one JSON object a line, redacted, private to this user; written at once so that a crash keeps it. */
export const createLog = (data: string, { now }: Pick<Clock, 'now'>): Log => {
  const folder = path.join(data, 'logs');
  const file = path.join(folder, 'maestro.log');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 0) chmodSync(file, 0o600);

  const older = (age: number): string => (age === 0 ? file : path.join(folder, `maestro.${age}.log`));
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
      process.stderr.write(`The log cannot be written: ${codeOf(error)}\n`);
    }
  };

  return {
    info: (event, fields = {}) => write('info', event, fields),
    warn: (event, fields = {}) => write('warn', event, fields),
    error: (event, fields = {}) => write('error', event, fields),
  };
};
