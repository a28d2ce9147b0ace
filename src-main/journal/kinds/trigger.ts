import { z } from 'zod';
import type { IntentKind } from '../intent-kind.ts';

const pushPayload = z.object({ gitlabMirrorId: z.int() });
const pullPayload = z.object({});
const result = z.object({});

/**
 * Asking GitLab to mirror now does no harm twice and leaves no trace to look for; after a lost reply it counts as absent,
 * and the next trigger or the next push does what it would have done.
 */
export const triggerPush: IntentKind<z.infer<typeof pushPayload>, z.infer<typeof result>> = {
  name: 'trigger-push',
  payload: pushPayload,
  result,
  async perform({ gitlab, projectId }, { gitlabMirrorId }) {
    await gitlab.syncPushMirror(projectId, gitlabMirrorId);
    return {};
  },
  recover: () => Promise.resolve({ state: 'absent' }),
  undo: () => null,
};

export const triggerPull: IntentKind<z.infer<typeof pullPayload>, z.infer<typeof result>> = {
  name: 'trigger-pull',
  payload: pullPayload,
  result,
  async perform({ gitlab, projectId }) {
    await gitlab.startPullMirror(projectId);
    return {};
  },
  recover: () => Promise.resolve({ state: 'absent' }),
  undo: () => null,
};
