import { z } from 'zod';
import type { RemoteAddress, SshAddress } from '../../gitlab/gitlab.ts';
import { sameMirrorUrl } from '../../rules/mirror-url.ts';
import type { IntentKind } from '../intent-kind.ts';
import { pushSettingsPayload, removePushMirror } from './remove-push-mirror.ts';

const payload = z.object({
  /** Without userinfo: together with `known` it is how the new mirror is found again. */
  url: z.string().max(1000),
  settings: pushSettingsPayload,
  /** Ids of the push mirrors that the project had before. */
  known: z.array(z.int()).max(100),
});
const result = z.object({ id: z.int() });

export const createPushMirror: IntentKind<z.infer<typeof payload>, z.infer<typeof result>, RemoteAddress | SshAddress> = {
  name: 'create-push-mirror',
  payload,
  result,
  addsEachTime: true,
  async perform({ gitlab, projectId }, { settings }, remote) {
    return { id: (await gitlab.createPushMirror(projectId, remote, settings)).id };
  },
  async recover({ gitlab, projectId }, { url, known }) {
    const made = (await gitlab.listPushMirrors(projectId)).find((one) => !known.includes(one.id) && sameMirrorUrl(one.url, url));
    return made === undefined ? { state: 'absent' } : { state: 'found', result: { id: made.id } };
  },
  undo: (_payload, { id }) => ({ kind: removePushMirror.name, payload: { gitlabMirrorId: id } }),
};
