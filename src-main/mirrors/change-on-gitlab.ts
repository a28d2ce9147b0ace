import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../deps.ts';
import type { Operation } from '../journal/journal.ts';
import { configurePullMirror } from '../journal/kinds/configure-pull-mirror.ts';
import { disablePullMirror } from '../journal/kinds/disable-pull-mirror.ts';
import { updatePullMirror } from '../journal/kinds/update-pull-mirror.ts';
import { updatePushMirror } from '../journal/kinds/update-push-mirror.ts';
import { AppError } from '../rules/app-error.ts';
import { effectiveSettings } from '../rules/effective-settings.ts';
import { pullSettings } from '../rules/pull-mirror.ts';
import { pushSettings } from '../rules/push-mirror.ts';
import type { StoredMirror } from '../store/mirror-store.ts';
import { endsOf } from './ends.ts';
import { remoteAddressOf } from './remote-address.ts';

type ChangeDeps = Pick<Deps, 'store' | 'vault' | 'journal'>;

/** Brings GitLab from what we wanted to what we want now; false when that is the same there and nothing had to be asked. */
export const changeOnGitLab = async (deps: ChangeDeps, operation: Operation, before: StoredMirror, after: StoredMirror, commit: () => void): Promise<boolean> =>
  before.direction === 'push' ? changePush(deps, operation, before, after, commit) : changePull(deps, operation, before, after, commit);

const objectOf = (mirror: StoredMirror) => {
  const { instanceId, projectId } = endsOf(mirror).owner;
  return { instanceId, projectId, mirrorId: mirror.id };
};

const changePush = async ({ journal }: ChangeDeps, operation: Operation, before: StoredMirror, after: StoredMirror, commit: () => void): Promise<boolean> => {
  const [was, settings] = [before, after].map((one) => pushSettings(effectiveSettings(one.defaults, one.overrides), one.enabled));
  if (was === undefined || settings === undefined || isDeepStrictEqual(was, settings)) return false;
  const { gitlabMirrorId } = before;
  if (gitlabMirrorId === null) throw new AppError({ code: 'conflict', reason: 'mirror_gone' });
  await journal.perform(operation, updatePushMirror, objectOf(before), () => ({ gitlabMirrorId, settings, before: was }), null, commit);
  return true;
};

/** GitLab drops the stored credentials of a pull mirror that is switched off; switching it on configures it anew. */
const changePull = async (deps: ChangeDeps, operation: Operation, before: StoredMirror, after: StoredMirror, commit: () => void): Promise<boolean> => {
  const { journal } = deps;
  const [was, settings] = [before, after].map((one) => pullSettings(effectiveSettings(one.defaults, one.overrides), one.enabled));
  if (was === undefined || settings === undefined || isDeepStrictEqual(was, settings)) return false;
  if (!was.enabled && !settings.enabled) return false;
  const remote = remoteAddressOf(deps, before.id);
  if (!settings.enabled) await journal.perform(operation, disablePullMirror, objectOf(before), () => ({ url: remote.url }), null, commit);
  else if (was.enabled) await journal.perform(operation, updatePullMirror, objectOf(before), () => ({ settings, before: was }), null, commit);
  else await journal.perform(operation, configurePullMirror, objectOf(before), () => ({ url: remote.url, settings }), remote, commit);
  return true;
};
