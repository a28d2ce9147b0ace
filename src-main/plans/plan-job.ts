import type { PlanId } from '../../src-preload/contract/ids.ts';
import type { JobHandler } from '../jobs/job-handler.ts';
import { AppError } from '../rules/app-error.ts';
import { applySteps } from './apply-steps.ts';
import { PlanJobInput } from './queue-plan.ts';
import type { RunDeps } from './run-steps.ts';
import { undoSteps } from './undo-steps.ts';

/** Applies or undoes a plan step by step, as its input says; goes on where a crash, a pause or a locked vault left it. */
export const createPlanJob = (deps: RunDeps): JobHandler => {
  /** When a step of a plan ended last, of this start (UTC ms). */
  const moved = new Map<PlanId, number>();
  return async (job, turn) => {
    const { planId, undo } = PlanJobInput.parse(job.input);
    if (!moved.has(planId)) moved.set(planId, deps.clock.now());
    const run = { planId, turn, moved };
    try {
      return await (undo ? undoSteps(deps, run) : applySteps(deps, run));
    } catch (error) {
      // A bug of ours: the plan ends with it, and what it has not done can be applied again.
      if (!(error instanceof AppError)) deps.store.plans.mark(planId, { state: 'applied' });
      throw error;
    }
  };
};
