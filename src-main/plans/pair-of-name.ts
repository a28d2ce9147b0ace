import type { Pair } from '../../src-preload/contract/models/pair.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../rules/app-error.ts';
import { allPairs } from '../transfer/configuration/all-pairs.ts';

export const findPair = (deps: Pick<Deps, 'store'>, name: string): Pair | undefined => allPairs(deps).find((pair) => pair.name.toLowerCase() === name.toLowerCase());

/** The pair that a step names, made by a step before it or there already. Fails `not_found`. */
export const pairOfName = (deps: Pick<Deps, 'store'>, name: string): Pair => {
  const found = findPair(deps, name);
  if (found === undefined) throw new AppError({ code: 'not_found', kind: 'pair', name });
  return found;
};
