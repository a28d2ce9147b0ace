import { z } from 'zod';
import type { IntentKind } from '../intent-kind.ts';
import { removeDeployKey } from './remove-deploy-key.ts';

/** `key` is the public half: the private one never leaves the GitLab that made it. */
const payload = z.object({ title: z.string().max(255), key: z.string().max(10_000) });
const result = z.object({ id: z.int(), title: z.string().max(1000) });

/** Lets the holder of a key push to the project. Nothing of it is secret, so that a lost one is found again by its title. */
export const createDeployKey: IntentKind<z.infer<typeof payload>, z.infer<typeof result>> = {
  name: 'create-deploy-key',
  payload,
  result,
  addsEachTime: true,
  async perform({ gitlab, projectId }, { title, key }) {
    const made = await gitlab.createDeployKey(projectId, { title, key });
    return { id: made.id, title };
  },
  async recover({ gitlab, projectId }, { title }) {
    const there = (await gitlab.listDeployKeys(projectId)).find((one) => one.title === title);
    return there === undefined ? { state: 'absent' } : { state: 'found', result: { id: there.id, title } };
  },
  undo: (_payload, { id }) => ({ kind: removeDeployKey.name, payload: { keyId: id } }),
};
