import { z } from 'zod';
import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import { figure } from '../../src-preload/contract/limits.ts';
import { type LogEntry, LogLevel } from '../../src-preload/contract/models/log.ts';
import type { LogArchive } from '../ports.ts';

const Line = z
  .object({ at: z.iso.datetime(), level: LogLevel, event: z.string().max(100) })
  .catchall(z.union([z.string().max(2100), figure, z.boolean(), z.null()]));

/** A line as it was written, or null for one that a crash cut off. */
const parse = (text: string): LogEntry | null => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // A half line at the end of a file is what a power cut leaves; the lines before it still count.
    return null;
  }
  const line = Line.safeParse(json);
  if (!line.success) return null;
  const { at, level, event, ...data } = line.data;
  return { at: Date.parse(at), level, event, data };
};

const WORSE: Readonly<Record<LogLevel, readonly LogLevel[]>> = { info: ['info', 'warn', 'error'], warn: ['warn', 'error'], error: ['error'] };

/** Every entry, newest first. */
export const allEntries = (archive: LogArchive): LogEntry[] => archive.newestFirst().flatMap((line) => parse(line) ?? []);

/** The log as the window shows it: from a level on, with a text anywhere in it, newest first. */
export const readLog = (archive: LogArchive, { level, text, offset, limit }: ParsedInput<'log.list'>): Returned<'log.list'> => {
  const wanted = text?.toLowerCase();
  const lines = archive.newestFirst().filter((line) => wanted === undefined || line.toLowerCase().includes(wanted));
  const entries = lines.flatMap((line) => parse(line) ?? []).filter((entry) => WORSE[level].includes(entry.level));
  return { items: entries.slice(offset, offset + limit), total: entries.length };
};
