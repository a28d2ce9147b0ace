import type { LogLevel } from '../../src-preload/contract/models/log.ts';
import type { Log } from '../ports.ts';

const RANK: Readonly<Record<LogLevel, number>> = { info: 0, warn: 1, error: 2 };

/** The log from a level on; `level` is asked for each line. */
export const createLevelledLog = (log: Log, level: () => LogLevel): Log => {
  const from = (own: LogLevel): Log['info'] => (event, data) => {
    if (RANK[own] >= RANK[level()]) log[own](event, data);
  };
  return { info: from('info'), warn: from('warn'), error: from('error') };
};
