import { z } from 'zod';
import type { PullMirror, PullMirrorSettings } from '../../gitlab/gitlab.ts';
import type { IntentKind } from '../intent-kind.ts';
import { pullSettingsPayload } from './disable-pull-mirror.ts';

const payload = z.object({ settings: pullSettingsPayload, before: pullSettingsPayload });
const result = z.object({});

const has = (mirror: PullMirror, wanted: PullMirrorSettings): boolean =>
  mirror.triggerBuilds === wanted.triggerBuilds &&
  mirror.onlyProtectedBranches === wanted.onlyProtectedBranches &&
  mirror.overwriteDiverged === wanted.overwriteDiverged &&
  (mirror.branchRegex ?? '') === (wanted.branchRegex ?? '');

/** Settings of a pull mirror that stays on; switching it off goes by `disable-pull-mirror`. */
export const updatePullMirror: IntentKind<z.infer<typeof payload>, z.infer<typeof result>> = {
  name: 'update-pull-mirror',
  payload,
  result,
  async perform({ gitlab, projectId }, { settings }) {
    await gitlab.configurePullMirror(projectId, null, settings);
    return {};
  },
  async recover({ gitlab, projectId }, { settings }) {
    const there = await gitlab.readPullMirror(projectId);
    return there !== null && has(there, settings) ? { state: 'found', result: {} } : { state: 'absent' };
  },
  undo: ({ settings, before }) => ({ kind: 'update-pull-mirror', payload: { settings: before, before: settings } }),
};
