import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { assertMayPlan } from '../rules/access.ts';
import { AppError } from '../rules/app-error.ts';
import type { Session } from '../vault/session.ts';
import { queuePlan } from './queue-plan.ts';

/** What a plan was read from is not looked at again as a whole; after this it is too likely to be another world. */
const LIFE_MS = 60 * 60_000;

/**
 * Queues a reviewed plan; one that ended with failures tries these again. Fails `conflict`: `word_missing` with the word as `name` where
 * the plan wants one, `plan_is_old` after an hour, `not_possible_now` where there is nothing left to do.
 */
export const applyPlan = (deps: Pick<Deps, 'store' | 'clock' | 'vault'> & { session: Pick<Session, 'role'> }, { planId, word }: ParsedInput<'plans.apply'>): Returned<'plans.apply'> => {
  const { store, clock, vault } = deps;
  return store.transaction(() => {
    const { kind, state, guard, createdAt } = store.plans.stored(planId);
    assertMayPlan(kind, deps.session.role());
    if (state !== 'ready' && state !== 'applied') throw new AppError({ code: 'conflict', reason: 'not_possible_now' });
    if (guard !== null && word !== guard) throw new AppError({ code: 'conflict', reason: 'word_missing', name: guard });
    if (clock.now() - createdAt > LIFE_MS) throw new AppError({ code: 'conflict', reason: 'plan_is_old' });
    vault.assertOpen();
    if (state === 'applied') store.plans.resetFailed(planId);
    if (store.plans.stepsToDo(planId, 1).length === 0) throw new AppError({ code: 'conflict', reason: 'not_possible_now' });
    return { jobId: queuePlan(deps, { planId, undo: false }) };
  });
};
