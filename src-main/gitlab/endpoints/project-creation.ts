import { Groups, Projects } from '@gitbeaker/rest';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import { AppError, isFailure } from '../../rules/app-error.ts';
import type { Api } from '../api.ts';
import type { GitLab } from '../gitlab.ts';
import { GroupAnswer } from './groups.ts';
import { ProjectAnswer } from './projects.ts';

/** Making projects, and taking them back. */
export const createProjectCreationEndpoints = (api: Api): Pick<GitLab, 'readGroup' | 'createProject' | 'removeProject'> => {
  const groups = new Groups(api.resource);
  const projects = new Projects(api.resource);
  return {
    async readGroup(path) {
      try {
        return api.read(GroupAnswer, await groups.show(path, { withProjects: false }), 'GET', 'groups/1');
      } catch (error) {
        if (!isFailure(error, 'not_found')) throw error;
        throw new AppError({ code: 'not_found', kind: 'group', name: path.slice(0, LIMITS.projectPath), instanceId: api.instanceId });
      }
    },
    createProject: async ({ groupId, name }) =>
      api.read(ProjectAnswer, await projects.create({ name, path: name, namespaceId: groupId, visibility: 'private' }), 'POST', 'projects'),
    async removeProject(projectId) {
      try {
        await projects.remove(projectId);
      } catch (error) {
        if (!isFailure(error, 'not_found')) throw error;
      }
    },
  };
};
