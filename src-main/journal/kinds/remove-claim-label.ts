import { z } from 'zod';
import type { IntentKind } from '../intent-kind.ts';

const payload = z.object({ labelId: z.int(), prefix: z.string().max(255) });
const result = z.object({});

export const removeClaimLabel: IntentKind<z.infer<typeof payload>, z.infer<typeof result>> = {
  name: 'remove-claim-label',
  payload,
  result,
  async perform({ gitlab, projectId }, { labelId }) {
    await gitlab.removeClaimLabel(projectId, labelId);
    return {};
  },
  async recover({ gitlab, projectId }, { labelId, prefix }) {
    const { labels } = await gitlab.findClaimLabels(projectId, prefix);
    return labels.some(({ id }) => id === labelId) ? { state: 'absent' } : { state: 'found', result: {} };
  },
  undo: () => null,
};
