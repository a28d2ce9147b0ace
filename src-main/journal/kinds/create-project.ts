import { z } from 'zod';
import { ProjectId } from '../../../src-preload/contract/ids.ts';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import { isFailure } from '../../rules/app-error.ts';
import type { IntentKind } from '../intent-kind.ts';
import { removeEmptyProject } from './remove-empty-project.ts';

/** `path` is the full one that it gets: nothing was there before. */
const payload = z.object({ groupId: z.int(), name: z.string().max(255), path: z.string().max(LIMITS.projectPath) });
const result = z.object({ id: ProjectId });

/** A project that is not there yet has no id: the intent's object carries its group's in that place. */
export const createProject: IntentKind<z.infer<typeof payload>, z.infer<typeof result>> = {
  name: 'create-project',
  payload,
  result,
  addsEachTime: true,
  async perform({ gitlab }, { groupId, name }) {
    return { id: (await gitlab.createProject({ groupId, name })).id };
  },
  async recover({ gitlab }, { path }) {
    try {
      const there = await gitlab.readProject(path);
      return there.path === path && there.empty === true ? { state: 'found', result: { id: there.id } } : { state: 'absent' };
    } catch (error) {
      if (isFailure(error, 'not_found')) return { state: 'absent' };
      throw error;
    }
  },
  undo: (_payload, { id }) => ({ kind: removeEmptyProject.name, payload: { projectId: id } }),
};
