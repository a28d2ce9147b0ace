import { z } from 'zod';
import type { IntentKind } from '../intent-kind.ts';

const payload = z.object({ tokenId: z.int() });
const result = z.object({});

export const revokeDeployToken: IntentKind<z.infer<typeof payload>, z.infer<typeof result>> = {
  name: 'revoke-deploy-token',
  payload,
  result,
  async perform({ gitlab, projectId }, { tokenId }) {
    await gitlab.revokeDeployToken(projectId, tokenId);
    return {};
  },
  async recover({ gitlab, projectId }, { tokenId }) {
    const alive = (await gitlab.listDeployTokens(projectId)).some((one) => one.id === tokenId && one.active);
    return alive ? { state: 'absent' } : { state: 'found', result: {} };
  },
  undo: () => null,
};
