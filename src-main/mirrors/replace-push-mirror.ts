import type { Deps } from '../deps.ts';
import { createPushMirror } from '../journal/kinds/create-push-mirror.ts';
import { removePushMirror } from '../journal/kinds/remove-push-mirror.ts';
import { triggerPush } from '../journal/kinds/trigger.ts';
import { isFailure } from '../rules/app-error.ts';
import { effectiveSettings } from '../rules/effective-settings.ts';
import { pushSettings } from '../rules/push-mirror.ts';
import type { StoredMirror } from '../store/mirror-store.ts';
import { can } from './capability.ts';
import { type Actor, completeRotation, dropSpentCredential } from './end-rotation.ts';
import { endsOf } from './ends.ts';
import { keyPushMirror, sshAddressOf } from './key-push-mirror.ts';
import { remoteAddressOf } from './remote-address.ts';

type ReplaceDeps = Pick<Deps, 'store' | 'vault' | 'journal' | 'to' | 'clock'>;

const objectOf = (mirror: StoredMirror) => {
  const { instanceId, projectId } = endsOf(mirror).owner;
  return { instanceId, projectId, mirrorId: mirror.id };
};

/** A password is there before the mirror that uses it; GitLab makes a key together with its mirror, so that there is none yet. */
const usesKey = ({ nextCredential }: StoredMirror): boolean => nextCredential === null || nextCredential.kind === 'ssh_key';

/**
 * Makes a push mirror with the next credential, since GitLab cannot change that of one (contract.md A.3, consequence 1): beside the
 * first where the server allows the same address twice, else in its place. Goes on from what a crash left.
 */
export const renewPushMirror = async (deps: ReplaceDeps, mirror: StoredMirror, actor: Actor): Promise<'proof' | 'complete'> => {
  if (mirror.retiringGitlabMirrorId !== null) return proveNew(deps, mirror, actor);
  const { instanceId, projectId } = objectOf(mirror);
  const known = (await deps.to(instanceId).listPushMirrors(projectId)).map(({ id }) => id);
  const isThere = mirror.gitlabMirrorId !== null && known.includes(mirror.gitlabMirrorId);
  // Without a credential in use the mirror that is there is the new one already, and its key is what is missing.
  if (isThere && mirror.credential === null) return finishInstead(deps, mirror, actor);
  if (isThere && (await makeBeside(deps, mirror, known))) return proveNew(deps, mirror, actor);
  return makeInstead(deps, mirror, known, isThere ? mirror.gitlabMirrorId : null, actor);
};

const makeBeside = async (deps: ReplaceDeps, mirror: StoredMirror, known: number[]): Promise<boolean> => {
  try {
    await make(deps, mirror, known, (id) => deps.store.mirrors.update(mirror.id, { gitlabMirrorId: id, retiringGitlabMirrorId: mirror.gitlabMirrorId }));
    return true;
  } catch (error) {
    // The address was good before, so what is refused is the second of it (`url`), or one too many (`base`).
    if (isFailure(error, 'refused_by_gitlab') && error.failure.code === 'refused_by_gitlab' && ['url', 'base'].includes(error.failure.field ?? '')) return false;
    throw error;
  }
};

/** With the old mirror gone its credential is of no use: the new one is the mirror's from the moment it is made. */
const makeInstead = async (deps: ReplaceDeps, mirror: StoredMirror, known: number[], old: number | null, actor: Actor): Promise<'complete'> => {
  await removeOld(deps, mirror, old);
  let cleanUps = '';
  await make(deps, mirror, known, (id) => {
    deps.store.mirrors.update(mirror.id, { gitlabMirrorId: id });
    if (!usesKey(mirror)) cleanUps = completeRotation(deps, mirror.id, actor);
  });
  if (usesKey(mirror)) return finishInstead(deps, mirror, actor);
  await deps.journal.settle(cleanUps);
  await start(deps, mirror);
  return 'complete';
};

const removeOld = async (deps: ReplaceDeps, mirror: StoredMirror, old: number | null): Promise<void> => {
  const { store, journal } = deps;
  const spent = (): string | null => (usesKey(mirror) && mirror.credential !== null ? dropSpentCredential(deps, mirror) : null);
  let cleanUps: string | null = null;
  if (old === null) cleanUps = store.transaction(spent);
  else {
    await journal.lasting((operation) =>
      journal.perform(operation, removePushMirror, objectOf(mirror), () => ({ gitlabMirrorId: old }), null, () => {
        store.mirrors.update(mirror.id, { gitlabMirrorId: null });
        cleanUps = spent();
      }),
    );
  }
  if (cleanUps !== null) await journal.settle(cleanUps);
};

const finishInstead = async (deps: ReplaceDeps, mirror: StoredMirror, actor: Actor): Promise<'complete'> => {
  await keyNew(deps, mirror);
  const cleanUps = deps.store.transaction(() => completeRotation(deps, mirror.id, actor));
  await deps.journal.settle(cleanUps);
  await start(deps, mirror);
  return 'complete';
};

const make = async (deps: ReplaceDeps, mirror: StoredMirror, known: number[], settle: (gitlabMirrorId: number) => void): Promise<void> => {
  const remote = usesKey(mirror) ? await sshAddressOf(deps, mirror) : remoteAddressOf(deps, mirror.id, 'next');
  const settings = pushSettings(effectiveSettings(mirror.defaults, mirror.overrides), mirror.enabled);
  await deps.journal.lasting((operation) =>
    deps.journal.perform(operation, createPushMirror, objectOf(mirror), () => ({ url: remote.url, settings, known }), remote, ({ id }) => settle(id)),
  );
};

const keyNew = async (deps: ReplaceDeps, { id }: StoredMirror): Promise<void> => {
  if (deps.store.mirrors.stored(id).nextCredential === null) await deps.journal.lasting((operation) => keyPushMirror(deps, operation, id, 'next'));
};

/** Starts the new mirror for its proof. One that is off, or has nothing to push, cannot prove anything; its credential is taken as it is. */
const proveNew = async (deps: ReplaceDeps, mirror: StoredMirror, actor: Actor): Promise<'proof' | 'complete'> => {
  await keyNew(deps, mirror);
  if (await start(deps, mirror)) return 'proof';
  const cleanUps = deps.store.transaction(() => completeRotation(deps, mirror.id, actor));
  await deps.journal.settle(cleanUps);
  return 'complete';
};

const start = async ({ store, journal }: ReplaceDeps, { id }: StoredMirror): Promise<boolean> => {
  const mirror = store.mirrors.stored(id);
  const { gitlabMirrorId } = mirror;
  const object = objectOf(mirror);
  if (gitlabMirrorId === null || !mirror.enabled || !can(store.instances.stored(object.instanceId), 'push_mirror_sync')) return false;
  try {
    await journal.lasting((operation) => journal.perform(operation, triggerPush, object, () => ({ gitlabMirrorId }), null, () => undefined));
    return true;
  } catch (error) {
    // GitLab does not start the mirror of an empty repository.
    if (isFailure(error, 'refused_by_gitlab')) return false;
    throw error;
  }
};
