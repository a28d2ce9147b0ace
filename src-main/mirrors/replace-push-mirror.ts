import type { Deps } from '../deps.ts';
import { createPushMirror } from '../journal/kinds/create-push-mirror.ts';
import { removePushMirror } from '../journal/kinds/remove-push-mirror.ts';
import { triggerPush } from '../journal/kinds/trigger.ts';
import { isFailure } from '../rules/app-error.ts';
import { effectiveSettings } from '../rules/effective-settings.ts';
import { pushSettings } from '../rules/push-mirror.ts';
import type { StoredMirror } from '../store/store.ts';
import { can } from './capability.ts';
import { completeRotation } from './end-rotation.ts';
import { endsOf } from './ends.ts';
import { remoteAddressOf } from './remote-address.ts';

type ReplaceDeps = Pick<Deps, 'store' | 'vault' | 'journal' | 'to' | 'clock'>;

const objectOf = (mirror: StoredMirror) => {
  const { instanceId, projectId } = endsOf(mirror).owner;
  return { instanceId, projectId, mirrorId: mirror.id };
};

/**
 * Makes a push mirror with the next credential, since GitLab cannot change that of one (contract.md A.3, consequence 1): beside the
 * first where the server allows the same address twice, else in its place.
 */
export const replacePushMirror = async (deps: ReplaceDeps, mirror: StoredMirror): Promise<'proof' | 'complete'> => {
  const { instanceId, projectId } = objectOf(mirror);
  const known = (await deps.to(instanceId).listPushMirrors(projectId)).map(({ id }) => id);
  const isThere = mirror.gitlabMirrorId !== null && known.includes(mirror.gitlabMirrorId);
  if (isThere && (await makeBeside(deps, mirror, known))) return provePushMirror(deps, mirror);
  return makeInstead(deps, mirror, known, isThere ? mirror.gitlabMirrorId : null);
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
const makeInstead = async (deps: ReplaceDeps, mirror: StoredMirror, known: number[], old: number | null): Promise<'complete'> => {
  const { store, journal } = deps;
  if (old !== null) {
    await journal.lasting((operation) =>
      journal.perform(operation, removePushMirror, objectOf(mirror), () => ({ gitlabMirrorId: old }), null, () => store.mirrors.update(mirror.id, { gitlabMirrorId: null })),
    );
  }
  let cleanUps = '';
  await make(deps, mirror, known, (id) => {
    store.mirrors.update(mirror.id, { gitlabMirrorId: id });
    cleanUps = completeRotation(deps, mirror.id);
  });
  await journal.settle(cleanUps);
  await start(deps, mirror);
  return 'complete';
};

const make = async (deps: ReplaceDeps, mirror: StoredMirror, known: number[], settle: (gitlabMirrorId: number) => void): Promise<void> => {
  const remote = remoteAddressOf(deps, mirror.id, 'next');
  const settings = pushSettings(effectiveSettings(mirror.defaults, mirror.overrides), mirror.enabled);
  await deps.journal.lasting((operation) =>
    deps.journal.perform(operation, createPushMirror, objectOf(mirror), () => ({ url: remote.url, settings, known }), remote, ({ id }) => settle(id)),
  );
};

/** Starts the new mirror for its proof. One that is off, or has nothing to push, cannot prove anything; its credential is taken as it is. */
export const provePushMirror = async (deps: ReplaceDeps, mirror: StoredMirror): Promise<'proof' | 'complete'> => {
  if (await start(deps, mirror)) return 'proof';
  const cleanUps = deps.store.transaction(() => completeRotation(deps, mirror.id));
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
