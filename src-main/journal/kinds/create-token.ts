import { z } from 'zod';
import type { CreatedToken } from '../../gitlab/gitlab.ts';
import type { IntentKind } from '../intent-kind.ts';
import { revokeToken } from './revoke-token.ts';

const payload = z.object({
  name: z.string().max(255),
  scopes: z.array(z.string().max(100)).max(20),
  accessLevel: z.int(),
  expiresAt: z.int(),
});
const result = z.object({ id: z.int() });

/** GitLab shows the value only once: a token found again by its name is of no use and is revoked. */
export const createToken: IntentKind<z.infer<typeof payload>, z.infer<typeof result>, null, CreatedToken> = {
  name: 'create-token',
  payload,
  result,
  addsEachTime: true,
  perform: ({ gitlab, projectId }, token) => gitlab.createProjectToken(projectId, token),
  async recover({ gitlab, projectId }, token) {
    const lost = (await gitlab.listProjectTokens(projectId)).filter((one) => one.name === token.name && one.active);
    for (const one of lost) await gitlab.revokeProjectToken(projectId, one.id);
    return { state: 'absent', removed: lost.length > 0 };
  },
  undo: (_payload, { id }) => ({ kind: revokeToken.name, payload: { tokenId: id } }),
};
