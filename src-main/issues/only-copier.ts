import type { Deps } from '../deps.ts';
import { AppError } from '../rules/app-error.ts';
import type { StoredMirror } from '../store/mirror-store.ts';

const isSame = (one: StoredMirror, other: StoredMirror): boolean =>
  one.sourceInstanceId === other.sourceInstanceId && one.sourceProjectId === other.sourceProjectId;

/**
 * Two mirrors of the same projects in the same direction would both copy each comment: the older one does. Fails `conflict`
 * `target_used_twice` for the other, with the name of that one's source.
 */
export const assertOnlyCopier = ({ store }: Pick<Deps, 'store'>, mirror: StoredMirror): void => {
  for (const { id, sourcePath } of store.mirrors.withTarget(mirror.targetInstanceId, mirror.targetProjectId)) {
    if (id >= mirror.id || !store.issueSyncs.get(id).enabled || !isSame(store.mirrors.stored(id), mirror)) continue;
    throw new AppError({ code: 'conflict', reason: 'target_used_twice', name: sourcePath });
  }
};
