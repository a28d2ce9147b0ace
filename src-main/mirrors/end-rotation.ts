import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { ActivityEntry } from '../../src-preload/contract/models/activity.ts';
import type { Deps } from '../deps.ts';
import { removePushMirror } from '../journal/kinds/remove-push-mirror.ts';
import { note } from '../journal/trail.ts';
import type { StoredMirror } from '../store/mirror-store.ts';
import { endsOf, titleOf } from './ends.ts';
import { type CleanUpPlan, letGo } from './let-go-credential.ts';

export type Actor = ActivityEntry['actor'];
type EndDeps = Pick<Deps, 'store' | 'journal' | 'clock'>;

const removal = (mirror: StoredMirror, gitlabMirrorId: number | null): CleanUpPlan[] => {
  const { instanceId, projectId } = endsOf(mirror).owner;
  const object = { instanceId, projectId, mirrorId: mirror.id };
  return gitlabMirrorId === null ? [] : [{ object, intent: { kind: removePushMirror.name, payload: { gitlabMirrorId } } }];
};

/**
 * The next credential takes the place of the old one, which goes, with the mirror that used it. `actor` is who began. Call inside of a
 * transaction; answers the clean-ups' operation for `journal.settle`.
 */
export const completeRotation = (deps: EndDeps, mirrorId: MirrorId, actor: Actor): string => {
  const { store, journal } = deps;
  const mirror = store.mirrors.stored(mirrorId);
  const old = store.mirrors.promoteCredential(mirrorId);
  store.mirrors.update(mirrorId, { retiringGitlabMirrorId: null, setup: 'ready' });
  note(deps, { actor, action: 'mirror.rotated', pairId: mirror.pairId, mirrorId, subject: titleOf(mirror) });
  return journal.planCleanUps([...removal(mirror, mirror.retiringGitlabMirrorId), ...letGo(deps, mirror, [old])]);
};

/**
 * A push mirror that has gone takes its key along: the credential is of no use from now on. That there is none tells, after a crash as
 * well, that the rotation can only go forward. Call inside of a transaction; answers the clean-ups' operation.
 */
export const dropSpentCredential = (deps: EndDeps, mirror: StoredMirror): string => {
  deps.store.mirrors.clearCredential(mirror.id);
  return deps.journal.planCleanUps(letGo(deps, mirror, [mirror.credential]));
};

/**
 * The next credential is not to be used: it goes, and so does a new mirror that stands beside the old one. Only while GitLab still has
 * the old mirror with the old credential.
 */
export const abandonRotation = async (deps: EndDeps, mirrorId: MirrorId): Promise<void> => {
  const { store, journal } = deps;
  const operation = store.transaction(() => {
    const mirror = store.mirrors.stored(mirrorId);
    const { retiringGitlabMirrorId: old, nextCredential: next } = mirror;
    store.mirrors.clearCredential(mirrorId, 'next');
    store.mirrors.update(mirrorId, { setup: 'ready', ...(old === null ? {} : { gitlabMirrorId: old, retiringGitlabMirrorId: null }) });
    return journal.planCleanUps([...(old === null ? [] : removal(mirror, mirror.gitlabMirrorId)), ...letGo(deps, mirror, [next])]);
  });
  await journal.settle(operation);
};
