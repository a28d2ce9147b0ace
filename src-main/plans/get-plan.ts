import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';

/** A plan with one page of the steps that were asked for. Fails `not_found`. */
export const getPlan = ({ store }: Pick<Deps, 'store'>, { planId, ...query }: ParsedInput<'plans.get'>): Returned<'plans.get'> => {
  const plan = store.plans.get(planId);
  const { items: steps, total: found } = store.plans.steps(planId, query);
  return { ...plan, found, steps };
};
