import type { InstanceId } from '../../../src-preload/contract/ids.ts';
import type { Deps } from '../../deps.ts';
import { isHere } from '../../mirrors/is-here.ts';
import { AppError } from '../../rules/app-error.ts';
import { canonicalInstanceUrl } from '../../rules/instance-url.ts';
import type { WebFacts } from '../../rules/transfer/web-plan.ts';
import { allPairs } from '../configuration/all-pairs.ts';
import { openWebSecret } from './fernet.ts';
import type { WebBackup } from './read-web-backup.ts';

type FactDeps = Pick<Deps, 'store' | 'clock'>;

/** The web application takes an address without its scheme, and means https. */
const originOf = (url: string): string | null => {
  try {
    return canonicalInstanceUrl(url.includes('://') ? url : `https://${url}`);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
};

/** What a backup is held against: what is here, and what can be opened with its key. */
export const webFacts = ({ store, clock }: FactDeps, { database, key }: WebBackup, isApproved: (origin: string) => boolean): WebFacts => {
  const instances = store.instances.allStored();
  const origins = new Map<InstanceId, string>(instances.map(({ id, origin }) => [id, origin]));
  const ids = new Map(instances.map(({ id, origin }) => [origin, id]));
  return {
    database, originOf, isApproved, instances, now: clock.now(),
    canOpen: (column) => openWebSecret(key, column) !== null,
    pairs: allPairs({ store }).map((pair) => ({ ...pair, sourceOrigin: origins.get(pair.sourceInstanceId) ?? '', targetOrigin: origins.get(pair.targetInstanceId) ?? '' })),
    isKnown({ pair, source, target, gitlabMirrorId }) {
      const { direction, here } = pair;
      if (here !== null && store.mirrors.findByProjects(here, source, target) !== null) return true;
      const [owner, ownerProjectId] = direction === 'push' ? [pair.sourceOrigin, source] : [pair.targetOrigin, target];
      const ownerInstanceId = ids.get(owner);
      return ownerInstanceId !== undefined && isHere({ store }, { direction, ownerInstanceId, ownerProjectId, gitlabMirrorId });
    },
  };
};
