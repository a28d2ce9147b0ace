import { z } from 'zod';
import type { PushMirror, PushMirrorSettings } from '../../gitlab/gitlab.ts';
import type { IntentKind } from '../intent-kind.ts';
import { pushSettingsPayload } from './remove-push-mirror.ts';

const payload = z.object({ gitlabMirrorId: z.int(), settings: pushSettingsPayload, before: pushSettingsPayload });
const result = z.object({});

/** `enabled` is left out: GitLab answers it computed (contract.md A.3, consequence 2). */
const has = (mirror: PushMirror, wanted: PushMirrorSettings): boolean =>
  mirror.keepDivergentRefs === wanted.keepDivergentRefs && mirror.onlyProtectedBranches === wanted.onlyProtectedBranches && (mirror.branchRegex ?? '') === (wanted.branchRegex ?? '');

/** Idempotent, and undone by the settings that were there before. */
export const updatePushMirror: IntentKind<z.infer<typeof payload>, z.infer<typeof result>> = {
  name: 'update-push-mirror',
  payload,
  result,
  async perform({ gitlab, projectId }, { gitlabMirrorId, settings }) {
    await gitlab.updatePushMirror(projectId, gitlabMirrorId, settings);
    return {};
  },
  async recover({ gitlab, projectId }, { gitlabMirrorId, settings, before }) {
    const there = await gitlab.readPushMirror(projectId, gitlabMirrorId);
    if (there === null) return { state: 'absent' };
    const sameButEnabled = settings.enabled !== before.enabled && has(there, before) && has(there, settings);
    const happened = sameButEnabled ? there.enabled === settings.enabled : has(there, settings);
    return happened ? { state: 'found', result: {} } : { state: 'absent' };
  },
  undo: ({ gitlabMirrorId, settings, before }) => ({ kind: 'update-push-mirror', payload: { gitlabMirrorId, settings: before, before: settings } }),
};
