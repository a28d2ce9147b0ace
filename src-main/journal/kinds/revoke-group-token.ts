import { z } from 'zod';
import type { IntentKind } from '../intent-kind.ts';

const payload = z.object({ groupId: z.int(), tokenId: z.int() });
const result = z.object({});

/** A group has no project: the intent's object carries the group's id in that place. */
export const revokeGroupToken: IntentKind<z.infer<typeof payload>, z.infer<typeof result>> = {
  name: 'revoke-group-token',
  payload,
  result,
  async perform({ gitlab }, { groupId, tokenId }) {
    await gitlab.revokeGroupToken(groupId, tokenId);
    return {};
  },
  async recover({ gitlab }, { groupId, tokenId }) {
    const alive = (await gitlab.listGroupTokens(groupId)).some((one) => one.id === tokenId && one.active);
    return alive ? { state: 'absent' } : { state: 'found', result: {} };
  },
  undo: () => null,
};
