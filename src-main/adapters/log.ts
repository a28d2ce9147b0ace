import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Clock, Log, LogData } from '../ports.ts';
import { redactData } from '../rules/redact.ts';

type Level = 'info' | 'warn' | 'error';

/** One older file is kept, so the log never takes more than twice this. */
const ROTATE_BYTES = 2 * 1024 * 1024;
const LONGEST_TEXT = 2000;

/** Before redaction, so that no pattern has to work through megabytes. */
const shorten = (data: LogData): LogData =>
  Object.fromEntries(Object.entries(data).map(([key, value]) => [key, typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : value]));

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown');

/** `<data>/logs/maestro.log`: one JSON object a line, redacted, private to this user; written at once so that a crash keeps it. */
export const createLog = (data: string, { now }: Pick<Clock, 'now'>): Log => {
  const folder = path.join(data, 'logs');
  const file = path.join(folder, 'maestro.log');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;

  const append = (line: string): void => {
    if (size > ROTATE_BYTES) {
      renameSync(file, path.join(folder, 'maestro.old.log'));
      size = 0;
    }
    appendFileSync(file, line, { mode: 0o600 });
    size += Buffer.byteLength(line);
  };

  const write = (level: Level, event: string, fields: LogData): void => {
    const line = `${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...redactData(shorten(fields)) })}\n`;
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
