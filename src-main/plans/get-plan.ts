import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';

/** A plan with one page of its steps. Fails `not_found`. */
export const getPlan = ({ store }: Pick<Deps, 'store'>, { planId, ...paging }: ParsedInput<'plans.get'>): Returned<'plans.get'> => ({
  ...store.plans.get(planId), steps: store.plans.steps(planId, paging),
});
