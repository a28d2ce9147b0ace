import { z } from 'zod';
import { count, LIMITS, moment } from '../limits.ts';
import { InstanceId } from '../ids.ts';
import { Place } from './place.ts';

/** The whole application in one word, the one that matters most: what the tray shows. */
export const BackgroundState = z.enum(['fine', 'working', 'attention', 'paused', 'offline', 'locked']);
export type BackgroundState = z.infer<typeof BackgroundState>;

/** Why nothing begins by itself: a person paused it, the machine has no network, it sleeps, or it may not write (`claim.get` says why). */
export const HeldBy = z.enum(['person', 'offline', 'suspended', 'claim']);
export type HeldBy = z.infer<typeof HeldBy>;

/** Something that needs a person. `subject` is the one object's path or name, empty where there are several. */
export const Problem = z.object({
  kind: z.enum(['mirror_failed', 'mirror_differs', 'instance_unreachable', 'instance_refused', 'credentials_ending', 'left_on_gitlab', 'backup_overdue']),
  subject: z.string().max(LIMITS.projectPath),
  count: z.int().min(1),
  place: Place,
});
export type Problem = z.infer<typeof Problem>;

export const Background = z.object({
  state: BackgroundState,
  heldBy: HeldBy.nullable(),
  /** When a person's pause ends; null where there is none, or it lasts until someone resumes. */
  pausedUntil: moment.nullable(),
  /** On battery, so that the rounds come more rarely. */
  saving: z.boolean(),
  counts: z.object({ mirrors: count, failed: count, differing: count, ending: count, left: count, running: count, waiting: count }),
  /** The first of them, worst first. */
  problems: z.array(Problem).max(6),
});
export type Background = z.infer<typeof Background>;

/** What the person is told outside of the window: paths and figures only, no text of a server and none of an issue. */
export const Notice = z.object({
  kind: z.enum(['failed', 'failed_again', 'recovered', 'refused', 'ending', 'backup_overdue']),
  count,
  /** The first of them, by path or name. */
  subjects: z.array(z.string().max(LIMITS.projectPath)).max(3),
  place: Place,
});
export type Notice = z.infer<typeof Notice>;

const minuteOfDay = z.int().min(0).max(24 * 60 - 1);

/**
 * Hours in which a server is not asked by itself, each week: days from Sunday as 0, minutes of this computer's local day. Where `until`
 * is not later than `from` it goes on into the next day.
 */
export const MaintenanceWindow = z.object({ days: z.array(z.int().min(0).max(6)).min(1).max(7), from: minuteOfDay, until: minuteOfDay });
export type MaintenanceWindow = z.infer<typeof MaintenanceWindow>;

/** `until` null lasts until someone resumes. */
const InstancePause = z.object({ until: moment.nullable() });

/** When an instance is left alone by what the schedule does. What a person asks for is done all the same. */
export const InstanceRest = z.object({
  instanceId: InstanceId,
  name: z.string().max(LIMITS.name),
  /** null where there is none, or it is over. */
  pause: InstancePause.nullable(),
  maintenance: MaintenanceWindow.nullable(),
  /** Why it rests at this moment. */
  restsFor: z.enum(['pause', 'maintenance']).nullable(),
});
export type InstanceRest = z.infer<typeof InstanceRest>;

/** Absent = leave, null = none. */
export const InstanceRestSet = z.strictObject({ instanceId: InstanceId, pause: InstancePause.nullable().optional(), maintenance: MaintenanceWindow.nullable().optional() });
