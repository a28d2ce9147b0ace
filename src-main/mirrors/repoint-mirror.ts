import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import { pointPullMirror } from '../journal/kinds/point-pull-mirror.ts';
import { effectiveSettings } from '../rules/effective-settings.ts';
import { pullSettings } from '../rules/pull-mirror.ts';
import type { CredentialSlot, StoredMirror } from '../store/mirror-store.ts';
import { type Actor, completeRotation } from './end-rotation.ts';
import { endsOf } from './ends.ts';
import { remoteAddressOf } from './remote-address.ts';
import { renewPushMirror } from './replace-push-mirror.ts';

type RepointDeps = Pick<Deps, 'store' | 'vault' | 'journal' | 'to' | 'clock'>;

/**
 * Lets GitLab use the next credential. `proof` means that a run has to show that it works before the old one goes; where none can
 * (the mirror is off, or the old one had to go first) the rotation is complete with this. Looks at what GitLab has, so that it can be
 * called again after a crash.
 */
export const repoint = async (deps: RepointDeps, mirrorId: MirrorId, actor: Actor): Promise<'proof' | 'complete'> => {
  const mirror = deps.store.mirrors.stored(mirrorId);
  if (mirror.direction === 'push') return renewPushMirror(deps, mirror, actor);
  if (mirror.enabled) {
    await pointPull(deps, mirror, 'next');
    return 'proof';
  }
  // GitLab keeps no credential of a pull mirror that is off.
  const operation = deps.store.transaction(() => completeRotation(deps, mirrorId, actor));
  await deps.journal.settle(operation);
  return 'complete';
};

/**
 * When the run of a pull mirror began that GitLab knows last (UTC ms): one that had begun before GitLab was pointed at another credential
 * tells nothing of that. Null where there was none, and for a push mirror, which keeps its credential for life.
 */
export const lastRunBegan = async ({ to }: Pick<Deps, 'to'>, mirror: StoredMirror): Promise<number | null> => {
  const { instanceId, projectId } = endsOf(mirror).owner;
  return mirror.direction === 'push' ? null : ((await to(instanceId).readPullMirror(projectId))?.lastUpdateStartedAt ?? null);
};

/** GitLab takes address and credential of a pull mirror together, in place, and runs it at once. */
export const pointPull = async (deps: RepointDeps, mirror: StoredMirror, slot: CredentialSlot): Promise<void> => {
  const { instanceId, projectId } = endsOf(mirror).owner;
  const remote = remoteAddressOf(deps, mirror.id, slot);
  const settings = pullSettings(effectiveSettings(mirror.defaults, mirror.overrides), mirror.enabled);
  const input = { url: remote.url, settings };
  await deps.journal.lasting((operation) => deps.journal.perform(operation, pointPullMirror, { instanceId, projectId, mirrorId: mirror.id }, () => input, remote, () => undefined));
};
