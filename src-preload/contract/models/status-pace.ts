import { z } from 'zod';
import { InstanceId } from '../ids.ts';
import { count, LIMITS, moment } from '../limits.ts';
import { Settings } from './settings.ts';

/** Settings to judge by, for whoever is about to change them; what is absent is as it is set. */
export const StatusPaceGet = z.strictObject({ statusMinutes: Settings.shape.statusMinutes.optional(), requestsPerMinute: Settings.shape.requestsPerMinute.optional() });

/** What it takes to ask an instance about all of its mirrors while every project is active. */
export const InstancePace = z.object({
  instanceId: InstanceId,
  instanceName: z.string().max(LIMITS.name),
  mirrors: count,
  /** GitLab wants at least so many: one for each project. */
  requests: count,
  /** The shortest time at the allowed rate. */
  minutes: count,
  /** Whether that lies within the configured age of a status. */
  isKept: z.boolean(),
});
export type InstancePace = z.infer<typeof InstancePace>;

export const StatusPace = z.object({
  /** Of the ready mirror that was asked about longest ago; null where there is none, or one was never asked about. */
  oldestAt: moment.nullable(),
  /** Slowest first. */
  items: z.array(InstancePace).max(500),
  statusMinutes: Settings.shape.statusMinutes,
  requestsPerMinute: Settings.shape.requestsPerMinute,
});
