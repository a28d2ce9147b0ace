import { z } from 'zod';
import { ProjectId } from '../../../src-preload/contract/ids.ts';
import type { GitLab } from '../../gitlab/gitlab.ts';
import { isFailure } from '../../rules/app-error.ts';
import type { IntentKind } from '../intent-kind.ts';

const payload = z.object({ projectId: ProjectId });
const result = z.object({});

/** Somebody's work in it makes it theirs: it stays then. */
const isOurs = async (gitlab: GitLab, projectId: ProjectId): Promise<boolean> => {
  try {
    return (await gitlab.readProject(projectId)).empty === true;
  } catch (error) {
    if (isFailure(error, 'not_found')) return false;
    throw error;
  }
};

export const removeEmptyProject: IntentKind<z.infer<typeof payload>, z.infer<typeof result>> = {
  name: 'remove-empty-project',
  payload,
  result,
  async perform({ gitlab }, { projectId }) {
    if (await isOurs(gitlab, projectId)) await gitlab.removeProject(projectId);
    return {};
  },
  async recover({ gitlab }, { projectId }) {
    return (await isOurs(gitlab, projectId)) ? { state: 'absent' } : { state: 'found', result: {} };
  },
  undo: () => null,
};
