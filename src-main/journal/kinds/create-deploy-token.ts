import { z } from 'zod';
import type { CreatedDeployToken } from '../../gitlab/gitlab.ts';
import type { IntentKind } from '../intent-kind.ts';
import { revokeDeployToken } from './revoke-deploy-token.ts';

const payload = z.object({ name: z.string().max(255), scopes: z.array(z.string().max(100)).max(20), expiresAt: z.int() });
const result = z.object({ id: z.int() });

/** GitLab shows the value only once: a deploy token found again by its name is of no use and is revoked. */
export const createDeployToken: IntentKind<z.infer<typeof payload>, z.infer<typeof result>, null, CreatedDeployToken> = {
  name: 'create-deploy-token',
  payload,
  result,
  addsEachTime: true,
  perform: ({ gitlab, projectId }, token) => gitlab.createDeployToken(projectId, token),
  async recover({ gitlab, projectId }, { name }) {
    const lost = (await gitlab.listDeployTokens(projectId)).filter((one) => one.name === name && one.active);
    for (const one of lost) await gitlab.revokeDeployToken(projectId, one.id);
    return { state: 'absent', removed: lost.length > 0 };
  },
  undo: (_payload, { id }) => ({ kind: revokeDeployToken.name, payload: { tokenId: id } }),
};
