import type { InstanceId, MirrorId } from '../../src-preload/contract/ids.ts';
import { LIMITS } from '../../src-preload/contract/limits.ts';
import type { MirrorFilter } from '../../src-preload/contract/models/mirror.ts';
import type { Place } from '../../src-preload/contract/models/place.ts';
import type { Deps } from '../deps.ts';
import { listExpiries } from '../mirrors/list-expiries.ts';
import { credentialClock } from '../mirrors/now.ts';
import { isOverdue } from '../rules/rotation-day.ts';
import type { InstanceFacts } from '../store/overview-store.ts';

type FactDeps = Pick<Deps, 'store' | 'clock'>;

/** Where a backup is made. */
export const BACKUPS: Place = { screen: 'transfer', id: null, params: { do: 'backup' } };

const none = { offset: 0, limit: 1 };

const found = (deps: FactDeps, filter: MirrorFilter): MirrorId[] => deps.store.mirrors.idsOf(filter, credentialClock(deps), LIMITS.selection).ids;

/** Mirrors whose last run failed, and those whose sides differ although it did not. */
export const brokenMirrors = (deps: FactDeps): { failed: MirrorId[]; differing: MirrorId[] } => {
  const failed = found(deps, { status: 'failed' });
  const known = new Set(failed);
  const differing = [...found(deps, { verified: 'diverged' }), ...found(deps, { verified: 'missing' })].filter((id) => !known.has(id));
  return { failed, differing };
};

/**
 * What ends within the warning time and will not be renewed by us: tokens of instances, and credentials of mirrors where renewing is off
 * or should have been done a day ago.
 */
export const endingCredentials = (deps: FactDeps): ReturnType<typeof listExpiries>['items'] => {
  const { expiryWarningDays } = deps.store.settings.get();
  const { items } = listExpiries(deps, { withinDays: expiryWarningDays, offset: 0, limit: LIMITS.pageSize });
  return items.filter(({ mirrorId, rotatesAt }) => mirrorId === null || isOverdue(rotatesAt, deps.clock.now()));
};

/** Instances that refused our token when they were last asked. */
export const refusingInstances = ({ store }: Pick<Deps, 'store'>): InstanceFacts[] => store.overview.instances().filter(({ reachability }) => reachability === 'unauthorized');

/** Instances that we stopped asking since they do not answer, and those that refused our token when they were last asked. */
export const silentInstances = ({ door }: Pick<Deps, 'door'>, instances: readonly InstanceFacts[]): { id: InstanceId; name: string; refused: boolean }[] => {
  const isResting = (id: InstanceId): boolean => door.healthOf(id)?.breaker.state === 'open';
  return instances
    .filter(({ id, reachability }) => reachability === 'unauthorized' || isResting(id))
    .map(({ id, name, reachability }) => ({ id, name, refused: reachability === 'unauthorized' }));
};

export const mirrorCount = (deps: FactDeps): number => deps.store.mirrors.idsOf({}, credentialClock(deps), 1).total;

/** What of ours GitLab still holds. */
export const leftCount = ({ store }: Pick<Deps, 'store'>): number => store.intents.cleanUps(none).total;
