import { z } from 'zod';
import type { CreatedToken } from '../../gitlab/gitlab.ts';
import type { IntentKind } from '../intent-kind.ts';

const payload = z.object({
  groupId: z.int(),
  name: z.string().max(255),
  scopes: z.array(z.string().max(100)).max(20),
  accessLevel: z.int(),
  expiresAt: z.int(),
});
const result = z.object({ id: z.int() });

/**
 * A token that the mirrors of a pair share. It is not taken back with the mirror that it was made for, since others may use it by then:
 * whichever lets go of it last revokes it. One whose value was lost on the way is of no use to any and goes at once.
 */
export const createGroupToken: IntentKind<z.infer<typeof payload>, z.infer<typeof result>, null, CreatedToken> = {
  name: 'create-group-token',
  payload,
  result,
  addsEachTime: true,
  perform: ({ gitlab }, { groupId, ...token }) => gitlab.createGroupToken(groupId, token),
  async recover({ gitlab }, { groupId, name }) {
    const lost = (await gitlab.listGroupTokens(groupId)).filter((one) => one.name === name && one.active);
    for (const one of lost) await gitlab.revokeGroupToken(groupId, one.id);
    return { state: 'absent', removed: lost.length > 0 };
  },
  undo: () => null,
};
