import { z } from 'zod';
import { MirrorDefaults } from '../../src-preload/contract/models/pair.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../rules/app-error.ts';
import { effectiveSettings } from '../rules/effective-settings.ts';
import { sameMirrorUrl } from '../rules/mirror-url.ts';
import { pullSettings } from '../rules/pull-mirror.ts';
import { pushSettings } from '../rules/push-mirror.ts';
import type { StoredMirror } from '../store/mirror-store.ts';
import { endsOf } from './ends.ts';
import { aboutEnd } from './read-end.ts';
import { wantedUrl } from './remote-address.ts';

/** A mirror's settings in our words, with whether it is on. */
export const SentSettings = MirrorDefaults.extend({ enabled: z.boolean() });
export type SentSettings = z.infer<typeof SentSettings>;

/** What GitLab has of a mirror now. `hasOurUrl`: it leads to the other end that we know. */
export type SeenSettings = { settings: SentSettings; hasOurUrl: boolean };

type ReadDeps = Pick<Deps, 'store' | 'to'>;

/** GitLab's own words for the settings of each direction. */
export const shapedFor = {
  push: ({ enabled, ...settings }: SentSettings) => pushSettings(settings, enabled),
  pull: ({ enabled, ...settings }: SentSettings) => pullSettings(settings, enabled),
};

/** Asks GitLab. What its version does not tell is taken to be as we want it. Fails `conflict` `mirror_gone` where a push mirror is not there. */
export const readSettings = async (deps: ReadDeps, mirror: StoredMirror): Promise<SeenSettings> =>
  aboutEnd(endsOf(mirror).owner, () => (mirror.direction === 'push' ? readPush(deps, mirror) : readPull(deps, mirror)));

const readPush = async (deps: ReadDeps, mirror: StoredMirror): Promise<SeenSettings> => {
  const { owner } = endsOf(mirror);
  const gitlab = deps.to(owner.instanceId);
  const seen = mirror.gitlabMirrorId === null ? null : await gitlab.readPushMirror(owner.projectId, mirror.gitlabMirrorId);
  if (seen === null) throw new AppError({ code: 'conflict', reason: 'mirror_gone' });
  // GitLab answers `enabled: false` for every mirror of an empty project.
  const enabled = seen.enabled || (mirror.enabled && (await gitlab.readProject(owner.projectId)).empty === true);
  const { onlyProtectedBranches, branchRegex } = seen;
  const settings = { ...effectiveSettings(mirror.defaults, mirror.overrides), enabled, overwriteDiverged: !seen.keepDivergentRefs, onlyProtectedBranches, branchRegex };
  return { settings, hasOurUrl: sameMirrorUrl(seen.url, wantedUrl(deps, mirror, seen.url)) };
};

const readPull = async (deps: ReadDeps, mirror: StoredMirror): Promise<SeenSettings> => {
  const { owner } = endsOf(mirror);
  const wanted = effectiveSettings(mirror.defaults, mirror.overrides);
  const seen = await deps.to(owner.instanceId).readPullMirror(owner.projectId);
  if (seen === null) return { settings: { ...wanted, enabled: false }, hasOurUrl: false };
  return {
    settings: {
      ...wanted,
      enabled: seen.enabled ?? true,
      overwriteDiverged: seen.overwriteDiverged ?? wanted.overwriteDiverged,
      triggerBuilds: seen.triggerBuilds ?? wanted.triggerBuilds,
      onlyProtectedBranches: seen.onlyProtectedBranches ?? wanted.onlyProtectedBranches,
      // From 17.5 on, which tells `enabled`, null is no filter.
      branchRegex: seen.enabled === null ? (seen.branchRegex ?? wanted.branchRegex) : seen.branchRegex,
    },
    hasOurUrl: sameMirrorUrl(seen.url, wantedUrl(deps, mirror, seen.url)),
  };
};
