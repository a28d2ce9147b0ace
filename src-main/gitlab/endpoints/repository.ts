import { ProtectedBranches, Repositories } from '@gitbeaker/rest';
import { z } from 'zod';
import { failureOf, isFailure } from '../../rules/app-error.ts';
import type { Api } from '../api.ts';
import { flag, name } from '../fields.ts';
import type { GitLab } from '../gitlab.ts';
import { allPages } from '../pages.ts';

const ProtectedBranchAnswer = z
  .object({
    name,
    /** Levels that are given to single users or keys have none. */
    push_access_levels: z.array(z.object({ access_level: z.int().nullish() })).max(1000),
    allow_force_push: flag,
  })
  .transform(({ push_access_levels: levels, allow_force_push: allowForcePush, ...branch }) => ({
    ...branch,
    pushLevels: levels.flatMap(({ access_level: level }) => (typeof level === 'number' ? [level] : [])),
    allowForcePush,
  }));

const ObjectId = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
const CommitAnswer = z.object({ id: ObjectId });

/** What the API says of a repository: protected branches, and how commits lie to each other. Refs come over Git, see `refs.ts`. */
export const createRepositoryEndpoints = (api: Api, readProject: GitLab['readProject']): Pick<GitLab, 'listProtectedBranches' | 'isAncestor'> => {
  const branches = new ProtectedBranches(api.resource);
  const repositories = new Repositories(api.resource);
  return {
    listProtectedBranches: (projectId) =>
      allPages(api, 'projects/1/protected_branches', z.array(ProtectedBranchAnswer).max(100), (query) => branches.all(projectId, query)),
    async isAncestor(projectId, ancestor, commit) {
      try {
        const base = await repositories.mergeBase(projectId, [ancestor, commit]);
        return api.read(CommitAnswer, base, 'GET', 'projects/1/repository/merge_base').id === ancestor;
      } catch (error) {
        // Both are well-formed, so that 400 can only mean that one of them is not in this repository.
        const failure = failureOf(error);
        if (failure?.code === 'refused_by_gitlab' && failure.status === 400) return false;
        if (!isFailure(error, 'not_found')) throw error;
        // No common ancestor and no project look alike; the project tells, and fails if it is gone.
        await readProject(projectId);
        return false;
      }
    },
  };
};
