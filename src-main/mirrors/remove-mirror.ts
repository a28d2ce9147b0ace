import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import type { IntentObject, PlannedIntent } from '../journal/intent-kind.ts';
import { disablePullMirror } from '../journal/kinds/disable-pull-mirror.ts';
import { removePushMirror } from '../journal/kinds/remove-push-mirror.ts';
import { revokeToken } from '../journal/kinds/revoke-token.ts';
import { note } from '../journal/trail.ts';
import { remoteUrl } from '../rules/mirror-url.ts';
import type { StoredMirror } from '../store/store.ts';
import { endsOf, titleOf } from './ends.ts';

/** The mirror first, so that GitLab does not run it with a credential that is gone. */
export const cleanUpsOf = ({ store }: Pick<Deps, 'store'>, mirror: StoredMirror): { object: IntentObject; intent: PlannedIntent }[] => {
  const { owner, remote } = endsOf(mirror);
  const at = (end: typeof owner): IntentObject => ({ instanceId: end.instanceId, projectId: end.projectId, mirrorId: mirror.id });
  const planned: { object: IntentObject; intent: PlannedIntent }[] = [];
  if (mirror.direction === 'pull') planned.push({ object: at(owner), intent: { kind: disablePullMirror.name, payload: { url: remoteUrl(store.instances.stored(remote.instanceId).origin, remote.path) } } });
  // A mirror that is removed in the middle of a rotation has two of each.
  for (const gitlabMirrorId of [mirror.gitlabMirrorId, mirror.retiringGitlabMirrorId]) {
    if (gitlabMirrorId !== null) planned.push({ object: at(owner), intent: { kind: removePushMirror.name, payload: { gitlabMirrorId } } });
  }
  for (const credential of [mirror.credential, mirror.nextCredential]) {
    if (credential !== null) planned.push({ object: at(remote), intent: { kind: revokeToken.name, payload: { tokenId: credential.gitlabTokenId } } });
  }
  return planned;
};

/** Drops a mirror here and leaves GitLab as it is. Call inside of a transaction. */
export const forgetMirror = ({ store }: Pick<Deps, 'store'>, mirrorId: MirrorId): void => {
  const mirror = store.mirrors.findStored(mirrorId);
  if (mirror === null) return;
  store.mirrors.remove(mirrorId);
  for (const credential of [mirror.credential, mirror.nextCredential]) {
    if (credential !== null) store.secrets.remove(credential.secretId);
  }
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
      forgetMirror(deps, mirrorId);
      note(deps, { action: 'mirror.removed', pairId: mirror.pairId, mirrorId, subject: titleOf(mirror) });
      return journal.planCleanUps(cleanUpsOf(deps, mirror));
    });
    const cleanUpsLeft = await journal.settle(operation);
    return { removed: true, cleanUpsLeft };
  });
};
