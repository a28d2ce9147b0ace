import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import type { Operation } from '../journal/journal.ts';
import { configurePullMirror } from '../journal/kinds/configure-pull-mirror.ts';
import { createPushMirror } from '../journal/kinds/create-push-mirror.ts';
import { triggerPush } from '../journal/kinds/trigger.ts';
import { effectiveSettings } from '../rules/effective-settings.ts';
import { pullSettings } from '../rules/pull-mirror.ts';
import { pushSettings } from '../rules/push-mirror.ts';
import { endsOf } from './ends.ts';
import { can } from './capability.ts';
import { keyPushMirror, sshAddressOf } from './key-push-mirror.ts';
import { remoteAddressOf } from './remote-address.ts';

type MakeDeps = Pick<Deps, 'store' | 'vault' | 'journal' | 'to'>;

/** Makes GitLab's own mirror on the owner project and starts it. Answers whether GitLab was asked to run it now. */
export const makeOnGitLab = async (deps: MakeDeps, operation: Operation, mirrorId: MirrorId, sourceIsEmpty: boolean): Promise<boolean> =>
  deps.store.mirrors.stored(mirrorId).direction === 'push' ? makePush(deps, operation, mirrorId, sourceIsEmpty) : makePull(deps, operation, mirrorId);

const makePush = async (deps: MakeDeps, operation: Operation, mirrorId: MirrorId, sourceIsEmpty: boolean): Promise<boolean> => {
  const { store, journal } = deps;
  const mirror = store.mirrors.stored(mirrorId);
  const { owner } = endsOf(mirror);
  const object = { ...objectOf(owner), mirrorId };
  const usesKey = mirror.wanted.credentialSource === 'ssh_key';
  const remote = usesKey ? await sshAddressOf(deps, mirror) : remoteAddressOf(deps, mirrorId);
  const known = (await deps.to(owner.instanceId).listPushMirrors(owner.projectId)).map((one) => one.id);
  const settings = pushSettings(effectiveSettings(mirror.defaults, mirror.overrides), mirror.enabled);
  await journal.perform(operation, createPushMirror, object, () => ({ url: remote.url, settings, known }), remote, ({ id }) => {
    store.mirrors.update(mirrorId, { gitlabMirrorId: id });
  });
  if (usesKey) await keyPushMirror(deps, operation, mirrorId, 'current');
  // GitLab refuses to start a mirror of an empty repository, and starts it by itself with the first push.
  const start = mirror.enabled && !sourceIsEmpty && can(store.instances.stored(owner.instanceId), 'push_mirror_sync');
  if (!start) return false;
  const { gitlabMirrorId } = store.mirrors.stored(mirrorId);
  if (gitlabMirrorId !== null) await journal.perform(operation, triggerPush, object, () => ({ gitlabMirrorId }), null, () => undefined);
  return true;
};

/** Configuring a pull mirror starts it: GitLab queues the first run itself (contract.md A.4). */
const makePull = async (deps: MakeDeps, operation: Operation, mirrorId: MirrorId): Promise<boolean> => {
  const { store, journal } = deps;
  const mirror = store.mirrors.stored(mirrorId);
  // A pull mirror that is off has no credentials at GitLab: there is nothing to make until it is switched on.
  if (!mirror.enabled) return false;
  const remote = remoteAddressOf(deps, mirrorId);
  const settings = pullSettings(effectiveSettings(mirror.defaults, mirror.overrides), true);
  await journal.perform(operation, configurePullMirror, { ...objectOf(endsOf(mirror).owner), mirrorId }, () => ({ url: remote.url, settings }), remote, () => undefined);
  return true;
};

const objectOf = ({ instanceId, projectId }: { instanceId: Parameters<Deps['to']>[0]; projectId: ReturnType<typeof endsOf>['owner']['projectId'] }) => ({ instanceId, projectId });
