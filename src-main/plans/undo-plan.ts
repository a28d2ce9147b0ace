import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../rules/app-error.ts';
import { queuePlan } from './queue-plan.ts';

/** Queues the way back over what was done and can be undone. Fails `conflict` `not_possible_now` where there is nothing of that. */
export const undoPlan = (deps: Pick<Deps, 'store' | 'clock' | 'vault'>, { planId }: ParsedInput<'plans.undo'>): Returned<'plans.undo'> => {
  const { store, vault } = deps;
  return store.transaction(() => {
    const { state } = store.plans.stored(planId);
    const isOver = state === 'applied' || state === 'undone';
    if (!isOver || store.plans.stepsToUndo(planId, 1).length === 0) throw new AppError({ code: 'conflict', reason: 'not_possible_now' });
    vault.assertOpen();
    return { jobId: queuePlan(deps, { planId, undo: true }) };
  });
};
