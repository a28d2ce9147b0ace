import { z } from 'zod';
import { figure, LIMITS, moment, paging } from '../limits.ts';

export const LogLevel = z.enum(['info', 'warn', 'error']);
export type LogLevel = z.infer<typeof LogLevel>;

/** One line of the program's log: an event's name and flat data, redacted when it was written. */
export const LogEntry = z.object({
  at: moment,
  level: LogLevel,
  event: z.string().max(100),
  data: z.record(z.string().max(100), z.union([z.string().max(2100), figure, z.boolean(), z.null()])),
});
export type LogEntry = z.infer<typeof LogEntry>;

/** `level` = this one and worse. */
export const LogList = z.strictObject({ level: LogLevel.default('info'), text: z.string().trim().max(LIMITS.search).optional(), ...paging });
