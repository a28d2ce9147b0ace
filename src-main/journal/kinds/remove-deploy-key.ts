import { z } from 'zod';
import type { IntentKind } from '../intent-kind.ts';

const payload = z.object({ keyId: z.int() });
const result = z.object({});

export const removeDeployKey: IntentKind<z.infer<typeof payload>, z.infer<typeof result>> = {
  name: 'remove-deploy-key',
  payload,
  result,
  async perform({ gitlab, projectId }, { keyId }) {
    await gitlab.removeDeployKey(projectId, keyId);
    return {};
  },
  async recover({ gitlab, projectId }, { keyId }) {
    const isThere = (await gitlab.listDeployKeys(projectId)).some((one) => one.id === keyId);
    return isThere ? { state: 'absent' } : { state: 'found', result: {} };
  },
  undo: () => null,
};
