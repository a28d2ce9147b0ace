import { z } from 'zod';
import type { IntentKind } from '../intent-kind.ts';

const payload = z.object({ tokenId: z.int() });
const result = z.object({});

export const revokeToken: IntentKind<z.infer<typeof payload>, z.infer<typeof result>> = {
  name: 'revoke-token',
  payload,
  result,
  async perform({ gitlab, projectId }, { tokenId }) {
    await gitlab.revokeProjectToken(projectId, tokenId);
    return {};
  },
  async recover({ gitlab, projectId }, { tokenId }) {
    const alive = (await gitlab.listProjectTokens(projectId)).some((one) => one.id === tokenId && one.active);
    return alive ? { state: 'absent' } : { state: 'found', result: {} };
  },
  undo: () => null,
};
