import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import type { Operation } from '../journal/journal.ts';
import { configurePullMirror } from '../journal/kinds/configure-pull-mirror.ts';
import { disablePullMirror } from '../journal/kinds/disable-pull-mirror.ts';
import { updatePullMirror } from '../journal/kinds/update-pull-mirror.ts';
import { updatePushMirror } from '../journal/kinds/update-push-mirror.ts';
import { note, notingFailure } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';
import { effectiveSettings } from '../rules/effective-settings.ts';
import { remoteUrl } from '../rules/mirror-url.ts';
import type { StoredMirror } from '../store/mirror-store.ts';
import { endsOf, titleOf } from './ends.ts';
import { readSettings, type SeenSettings, type SentSettings, shapedFor } from './read-settings.ts';
import { remoteAddressOf } from './remote-address.ts';

type SendDeps = Pick<Deps, 'store' | 'vault' | 'journal' | 'to' | 'clock'>;

const objectOf = (mirror: StoredMirror) => {
  const { instanceId, projectId } = endsOf(mirror).owner;
  return { instanceId, projectId, mirrorId: mirror.id };
};

/** What we want GitLab to have of a mirror. */
export const wantedSettings = ({ defaults, overrides, enabled }: StoredMirror): SentSettings => ({ ...effectiveSettings(defaults, overrides), enabled });

/**
 * Sends settings to GitLab whatever was sent before, because GitLab has others or may have. `enabled` becomes what we want where it is
 * given. `onDone` is committed together with the change.
 */
export const sendSettings = async (deps: SendDeps, mirrorId: MirrorId, change: { settings: SentSettings; enabled?: boolean }, onDone: () => void): Promise<void> => {
  const { store, journal } = deps;
  await journal.onMirror(mirrorId, async () => {
    const mirror = store.mirrors.stored(mirrorId);
    if (mirror.setup !== 'ready') throw new AppError({ code: 'conflict', reason: mirror.setup === 'rotating' ? 'being_rotated' : 'being_changed' });
    const entry = { action: 'mirror.updated', pairId: mirror.pairId, mirrorId, subject: titleOf(mirror) } as const;
    const commit = (): void => {
      if (change.enabled !== undefined) store.mirrors.update(mirrorId, { enabled: change.enabled });
      note(deps, entry);
      onDone();
    };
    await notingFailure(deps, entry, async () => {
      const seen = await readSettings(deps, mirror);
      await journal.operation((operation) => send(deps, operation, mirror, seen, change.settings, commit), () => undefined);
    });
  });
};

const send = async (deps: SendDeps, operation: Operation, mirror: StoredMirror, seen: SeenSettings, wanted: SentSettings, commit: () => void): Promise<void> => {
  const { journal } = deps;
  const object = objectOf(mirror);
  if (mirror.direction === 'push') {
    const { gitlabMirrorId } = mirror;
    if (gitlabMirrorId === null) throw new AppError({ code: 'conflict', reason: 'mirror_gone' });
    const [settings, before] = [shapedFor.push(wanted), shapedFor.push(seen.settings)];
    return journal.perform(operation, updatePushMirror, object, () => ({ gitlabMirrorId, settings, before }), null, commit);
  }
  const [settings, before] = [shapedFor.pull(wanted), shapedFor.pull(seen.settings)];
  if (settings.enabled && before.enabled && seen.hasOurUrl) return journal.perform(operation, updatePullMirror, object, () => ({ settings, before }), null, commit);
  if (settings.enabled) {
    const remote = remoteAddressOf(deps, mirror.id);
    return journal.perform(operation, configurePullMirror, object, () => ({ url: remote.url, settings }), remote, commit);
  }
  const { remote } = endsOf(mirror);
  const url = remoteUrl(deps.store.instances.stored(remote.instanceId).origin, remote.path);
  return journal.perform(operation, disablePullMirror, object, () => ({ url }), null, commit);
};
