import { z } from 'zod';
import type { ProjectId } from '../../../src-preload/contract/ids.ts';
import type { GitLab } from '../../gitlab/gitlab.ts';
import { sameMirrorUrl } from '../../rules/mirror-url.ts';
import type { IntentKind } from '../intent-kind.ts';

/** Twin place: `PullMirrorSettings` of gitlab/gitlab.ts. */
export const pullSettingsPayload = z.object({
  enabled: z.boolean(),
  triggerBuilds: z.boolean(),
  onlyProtectedBranches: z.boolean(),
  overwriteDiverged: z.boolean(),
  branchRegex: z.string().max(1000).nullable(),
});

/** Only a pull mirror with our address is ours to switch off; a project has one, and another may have taken its place. */
const payload = z.object({ url: z.string().max(1000) });
const result = z.object({});

const isOff = async (gitlab: GitLab, projectId: ProjectId, url: string): Promise<boolean> => {
  const there = await gitlab.readPullMirror(projectId);
  return there === null || there.enabled === false || !sameMirrorUrl(there.url, url);
};

export const disablePullMirror: IntentKind<z.infer<typeof payload>, z.infer<typeof result>> = {
  name: 'disable-pull-mirror',
  payload,
  result,
  async perform({ gitlab, projectId }, { url }) {
    if (!(await isOff(gitlab, projectId, url))) await gitlab.disablePullMirror(projectId);
    return {};
  },
  async recover({ gitlab, projectId }, { url }) {
    return (await isOff(gitlab, projectId, url)) ? { state: 'found', result: {} } : { state: 'absent' };
  },
  undo: () => null,
};
