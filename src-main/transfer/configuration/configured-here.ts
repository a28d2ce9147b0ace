import type { InstanceId } from '../../../src-preload/contract/ids.ts';
import type { Deps } from '../../deps.ts';
import type { Here } from '../../rules/plans/configuration-steps.ts';
import { exportedMirrors } from '../pair-file/exported-mirrors.ts';
import { allPairs } from './all-pairs.ts';

/** Everything here that a configuration file speaks of, at one moment. */
export const configuredHere = (deps: Pick<Deps, 'store'>): Here =>
  deps.store.transaction(() => {
    const instances = deps.store.instances.allStored();
    const origins = new Map(instances.map(({ id, origin }) => [id, origin]));
    const originOf = (id: InstanceId): string => origins.get(id) ?? '';
    return { instances, pairs: allPairs(deps).map((pair) => ({ ...pair, sourceOrigin: originOf(pair.sourceInstanceId), targetOrigin: originOf(pair.targetInstanceId), mirrors: exportedMirrors(deps, pair.id) })) };
  });
