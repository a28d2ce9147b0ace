import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { disablePullMirror } from '../journal/kinds/disable-pull-mirror.ts';
import { removePushMirror } from '../journal/kinds/remove-push-mirror.ts';
import { note } from '../journal/trail.ts';
import { remoteUrl } from '../rules/mirror-url.ts';
import type { StoredMirror } from '../store/mirror-store.ts';
import { endsOf, titleOf } from './ends.ts';
import { type CleanUpPlan, letGo } from './let-go-credential.ts';

/** What takes the mirror itself away from GitLab: before its credential, so that GitLab does not run it with one that is gone. */
export const removalsOf = ({ store }: Pick<Deps, 'store'>, mirror: StoredMirror): CleanUpPlan[] => {
  const { owner, remote } = endsOf(mirror);
  const object = { instanceId: owner.instanceId, projectId: owner.projectId, mirrorId: mirror.id };
  const url = remoteUrl(store.instances.stored(remote.instanceId).origin, remote.path);
  const pull = mirror.direction === 'pull' ? [{ object, intent: { kind: disablePullMirror.name, payload: { url } } }] : [];
  // A mirror that is removed in the middle of a rotation has two.
  const push = [mirror.gitlabMirrorId, mirror.retiringGitlabMirrorId].flatMap((gitlabMirrorId) =>
    gitlabMirrorId === null ? [] : [{ object, intent: { kind: removePushMirror.name, payload: { gitlabMirrorId } } }],
  );
  return [...pull, ...push];
};

/** Drops a mirror here and leaves GitLab as it is; the answer is what would take its credentials away. Call inside of a transaction. */
export const forgetMirror = (deps: Pick<Deps, 'store'>, mirrorId: MirrorId): CleanUpPlan[] => {
  const mirror = deps.store.mirrors.findStored(mirrorId);
  if (mirror === null) return [];
  deps.store.mirrors.remove(mirrorId);
  return letGo(deps, mirror, [mirror.credential, mirror.nextCredential]);
};

/**
 * Removes a mirror here at once, and on GitLab together with its credential. What GitLab does not take now stays as clean-up and
 * is retried; the answer counts them.
 */
export const removeMirror = async (deps: Pick<Deps, 'store' | 'journal' | 'clock'>, { mirrorId }: ParsedInput<'mirrors.remove'>): Promise<Returned<'mirrors.remove'>> => {
  const { store, journal } = deps;
  return journal.onMirror(mirrorId, async () => {
    const mirror = store.mirrors.stored(mirrorId);
    const operation = store.transaction(() => {
      const credentials = forgetMirror(deps, mirrorId);
      note(deps, { action: 'mirror.removed', pairId: mirror.pairId, mirrorId, subject: titleOf(mirror) });
      return journal.planCleanUps([...removalsOf(deps, mirror), ...credentials]);
    });
    const cleanUpsLeft = await journal.settle(operation);
    return { removed: true, cleanUpsLeft };
  });
};
