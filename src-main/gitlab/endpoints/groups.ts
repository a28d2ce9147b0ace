import { Groups } from '@gitbeaker/rest';
import { z } from 'zod';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import type { Api } from '../api.ts';
import { id, name } from '../fields.ts';
import type { GitLab } from '../gitlab.ts';
import { slice } from '../pages.ts';

export const GroupAnswer = z
  .object({ id, full_path: z.string().min(1).max(LIMITS.projectPath), name })
  .transform(({ full_path: path, ...group }) => ({ ...group, path }));

export const createGroupEndpoints = (api: Api): Pick<GitLab, 'listGroups'> => {
  const groups = new Groups(api.resource);
  return {
    listGroups: ({ text, ...range }) =>
      slice(api, 'groups', z.array(GroupAnswer).max(100), range, (query) =>
        groups.all<true, 'offset'>({ ...(text === undefined || text === '' ? {} : { search: text }), ...query, orderBy: 'path', sort: 'asc' })),
  };
};
