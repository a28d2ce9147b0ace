import { z } from 'zod';
import type { IntentKind } from '../intent-kind.ts';

/** Twin place: `PushMirrorSettings` of gitlab/gitlab.ts. */
export const pushSettingsPayload = z.object({
  enabled: z.boolean(),
  keepDivergentRefs: z.boolean(),
  onlyProtectedBranches: z.boolean(),
  branchRegex: z.string().max(1000).nullable(),
});

const payload = z.object({ gitlabMirrorId: z.int() });
const result = z.object({});

export const removePushMirror: IntentKind<z.infer<typeof payload>, z.infer<typeof result>> = {
  name: 'remove-push-mirror',
  payload,
  result,
  async perform({ gitlab, projectId }, { gitlabMirrorId }) {
    await gitlab.removePushMirror(projectId, gitlabMirrorId);
    return {};
  },
  async recover({ gitlab, projectId }, { gitlabMirrorId }) {
    const there = await gitlab.readPushMirror(projectId, gitlabMirrorId);
    return there === null ? { state: 'found', result: {} } : { state: 'absent' };
  },
  undo: () => null,
};
