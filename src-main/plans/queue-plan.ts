import { z } from 'zod';
import { PlanId, type JobId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';

/** What the job of a plan remembers. */
export const PlanJobInput = z.object({ planId: PlanId, undo: z.boolean() });

/** Queues the job that applies or undoes a plan. Call inside of a transaction. */
export const queuePlan = ({ store, clock }: Pick<Deps, 'store' | 'clock'>, input: z.infer<typeof PlanJobInput>): JobId => {
  const { planId, undo } = input;
  const now = clock.now();
  const jobId = store.jobs.enqueue({ kind: 'plan', uniqueKey: `plan:${planId}`, mirrorId: null, planId, input, runAt: now, now });
  store.plans.mark(planId, { state: undo ? 'undoing' : 'applying', jobId });
  return jobId;
};
