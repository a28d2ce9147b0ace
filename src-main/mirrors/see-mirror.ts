import type { SettingDifference, SettingsState } from '../../src-preload/contract/models/mirror.ts';
import type { Deps } from '../deps.ts';
import { isFailure } from '../rules/app-error.ts';
import { effectiveSettings } from '../rules/effective-settings.ts';
import type { DesiredMirror, Observation } from '../rules/observation.ts';
import { observePullMirror, pullDifferences } from '../rules/pull-mirror.ts';
import { observePushMirror, pushDifferences } from '../rules/push-mirror.ts';
import { settingsState } from '../rules/settings-state.ts';
import type { StoredMirror } from '../store/mirror-store.ts';
import { endsOf } from './ends.ts';
import { aboutEnd } from './read-end.ts';
import { wantedUrl } from './remote-address.ts';

/** What GitLab has of a mirror on its owner project, observed and held against what we want. */
export type Sight = { observation: Observation; settings: { state: SettingsState; differences: SettingDifference[] } };

type SeeDeps = Pick<Deps, 'store' | 'to' | 'clock'>;

/** Asks GitLab for the mirror itself: one request, and a second only where the first does not say enough. */
export const seeMirror = async (deps: SeeDeps, mirror: StoredMirror): Promise<Sight> =>
  aboutEnd(endsOf(mirror).owner, () => (mirror.direction === 'push' ? seePush(deps, mirror) : seePull(deps, mirror)));

const desiredOf = (deps: SeeDeps, mirror: StoredMirror, seen: { url: string | null } | null): DesiredMirror => ({
  enabled: mirror.enabled,
  effective: effectiveSettings(mirror.defaults, mirror.overrides),
  url: wantedUrl(deps, mirror, seen?.url ?? null),
});

const sightOf = (observation: Observation, exists: boolean, differences: SettingDifference[]): Sight => ({
  observation,
  settings: { state: settingsState({ exists, status: observation.status, differences }), differences },
});

/** A project that is gone has taken its mirror along. */
const unlessGone = async <T>(question: () => Promise<T>): Promise<T | null> => {
  try {
    return await question();
  } catch (error) {
    if (isFailure(error, 'not_found')) return null;
    throw error;
  }
};

const seePush = async (deps: SeeDeps, mirror: StoredMirror): Promise<Sight> => {
  const { owner } = endsOf(mirror);
  const { gitlabMirrorId } = mirror;
  const gitlab = deps.to(owner.instanceId);
  const seen = gitlabMirrorId === null ? null : await unlessGone(() => gitlab.readPushMirror(owner.projectId, gitlabMirrorId));
  // `enabled: false` is GitLab's answer for every mirror of an empty project: only then the project is asked as well.
  const empty = seen !== null && !seen.enabled && mirror.enabled ? (await gitlab.readProject(owner.projectId)).empty : false;
  const observation = observePushMirror(seen, { empty }, deps.clock.now());
  return sightOf(observation, seen !== null, seen === null ? [] : pushDifferences(desiredOf(deps, mirror, seen), seen, { empty }));
};

const seePull = async (deps: SeeDeps, mirror: StoredMirror): Promise<Sight> => {
  const { owner } = endsOf(mirror);
  const gitlab = deps.to(owner.instanceId);
  const seen = await unlessGone(() => gitlab.readPullMirror(owner.projectId));
  if (seen !== null) return sightOf(observePullMirror(seen, { pullMirror: true, importStatus: null }, deps.clock.now()), true, pullDifferences(desiredOf(deps, mirror, seen), seen));
  const project = await unlessGone(() => gitlab.readProject(owner.projectId));
  if (project !== null) return sightOf(observePullMirror(null, project, deps.clock.now()), true, pullDifferences(desiredOf(deps, mirror, null), null));
  const gone = { status: 'unknown', rawStatus: null, enabled: null, lastUpdateAt: null, lastSuccessAt: null, lastError: null, checkedAt: deps.clock.now() } as const;
  return sightOf(gone, false, []);
};
