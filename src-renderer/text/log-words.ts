import type { LogEntry, LogLevel } from '../../src-preload/contract/models/log.ts';

export const LEVEL: Record<LogLevel, string> = { info: 'All', warn: 'Warnings', error: 'Errors' };

/** One entry's level in a word. */
export const LEVEL_WORD: Record<LogLevel, string> = { info: 'info', warn: 'warning', error: 'error' };

/** An entry's data on one line: `host=a ms=12`. */
export const dataWords = (data: LogEntry['data']): string => Object.entries(data).map(([name, value]) => `${name}=${value === null ? 'none' : String(value)}`).join('  ');
