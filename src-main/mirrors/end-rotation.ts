import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import type { IntentObject, PlannedIntent } from '../journal/intent-kind.ts';
import { removePushMirror } from '../journal/kinds/remove-push-mirror.ts';
import { revokeToken } from '../journal/kinds/revoke-token.ts';
import { note } from '../journal/trail.ts';
import type { StoredMirror } from '../store/store.ts';
import { type End, endsOf, titleOf } from './ends.ts';

type EndDeps = Pick<Deps, 'store' | 'journal' | 'clock'>;
type Planned = { object: IntentObject; intent: PlannedIntent };

const at = (end: End, mirror: StoredMirror): IntentObject => ({ instanceId: end.instanceId, projectId: end.projectId, mirrorId: mirror.id });

const removal = (mirror: StoredMirror, gitlabMirrorId: number | null): Planned[] =>
  gitlabMirrorId === null ? [] : [{ object: at(endsOf(mirror).owner, mirror), intent: { kind: removePushMirror.name, payload: { gitlabMirrorId } } }];

const revocation = (mirror: StoredMirror, tokenId: number): Planned => ({
  object: at(endsOf(mirror).remote, mirror), intent: { kind: revokeToken.name, payload: { tokenId } },
});

/**
 * The next credential takes the place of the old one, which goes, with the mirror that used it. Call inside of a transaction; answers
 * the clean-ups' operation for `journal.settle`.
 */
export const completeRotation = (deps: EndDeps, mirrorId: MirrorId): string => {
  const { store, journal } = deps;
  const mirror = store.mirrors.stored(mirrorId);
  const old = store.mirrors.promoteCredential(mirrorId);
  if (old !== null) store.secrets.remove(old.secretId);
  store.mirrors.update(mirrorId, { retiringGitlabMirrorId: null, setup: 'ready' });
  note(deps, { action: 'mirror.rotated', pairId: mirror.pairId, mirrorId, subject: titleOf(mirror) });
  return journal.planCleanUps([...removal(mirror, mirror.retiringGitlabMirrorId), ...(old === null ? [] : [revocation(mirror, old.gitlabTokenId)])]);
};

/**
 * The next credential is not to be used: it goes, and so does a new mirror that stands beside the old one. Only while GitLab still has
 * the old mirror with the old credential.
 */
export const abandonRotation = async ({ store, journal }: EndDeps, mirrorId: MirrorId): Promise<void> => {
  const operation = store.transaction(() => {
    const mirror = store.mirrors.stored(mirrorId);
    const { retiringGitlabMirrorId: old, nextCredential: next } = mirror;
    if (next !== null) {
      store.mirrors.clearCredential(mirrorId, 'next');
      store.secrets.remove(next.secretId);
    }
    store.mirrors.update(mirrorId, { setup: 'ready', ...(old === null ? {} : { gitlabMirrorId: old, retiringGitlabMirrorId: null }) });
    return journal.planCleanUps([...(old === null ? [] : removal(mirror, mirror.gitlabMirrorId)), ...(next === null ? [] : [revocation(mirror, next.gitlabTokenId)])]);
  });
  await journal.settle(operation);
};
