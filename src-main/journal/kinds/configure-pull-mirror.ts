import { z } from 'zod';
import type { RemoteAddress } from '../../gitlab/gitlab.ts';
import { sameMirrorUrl } from '../../rules/mirror-url.ts';
import type { IntentKind } from '../intent-kind.ts';
import { disablePullMirror, pullSettingsPayload } from './disable-pull-mirror.ts';

const payload = z.object({ url: z.string().max(1000), settings: pullSettingsPayload });
const result = z.object({});

/** Preflight has seen that no other pull mirror is on, so one with our address is ours. */
export const configurePullMirror: IntentKind<z.infer<typeof payload>, z.infer<typeof result>, RemoteAddress> = {
  name: 'configure-pull-mirror',
  payload,
  result,
  async perform({ gitlab, projectId }, { settings }, remote) {
    await gitlab.configurePullMirror(projectId, remote, settings);
    return {};
  },
  async recover({ gitlab, projectId }, { url }) {
    const there = await gitlab.readPullMirror(projectId);
    return there !== null && sameMirrorUrl(there.url, url) ? { state: 'found', result: {} } : { state: 'absent' };
  },
  undo: ({ url }) => ({ kind: disablePullMirror.name, payload: { url } }),
};
