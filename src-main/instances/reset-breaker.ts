import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';

/** Lets requests to an instance through at once instead of after the rest of its breaker. Fails `not_found`. */
export const resetBreaker = ({ store, door }: Pick<Deps, 'store' | 'door'>, { instanceId }: ParsedInput<'instances.resetBreaker'>): Returned<'instances.resetBreaker'> => {
  door.resetBreaker(store.instances.stored(instanceId).id);
  return { reset: true };
};
