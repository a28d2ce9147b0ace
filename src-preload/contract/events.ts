import { z } from 'zod';
import { Job } from './models/job.ts';

/** The parts of the stored world that a query may depend on. */
export const Topic = z.enum(['instances', 'pairs', 'mirrors', 'jobs', 'activity', 'settings', 'vault', 'plans', 'issueSync', 'background', 'claim']);
export type Topic = z.infer<typeof Topic>;

/** The only two events. `changed` is coalesced per 100 ms, `progress` is at most 4 per second and job. */
export const events = {
  changed: z.object({ topics: z.array(Topic).min(1).max(20) }),
  progress: Job.pick({ id: true, state: true, progress: true }),
} as const;

export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.infer<(typeof events)[E]>;
