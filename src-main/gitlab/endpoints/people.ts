import { ProjectMembers, Users } from '@gitbeaker/rest';
import { z } from 'zod';
import { isFailure } from '../../rules/app-error.ts';
import type { Api } from '../api.ts';
import { id, name } from '../fields.ts';
import type { IssueDoor } from '../issue-door.ts';

const UserList = z.array(z.object({ id, username: z.string().min(1).max(255), name })).max(100);
const MemberAnswer = z.object({ access_level: z.int().min(0).max(100) });

/** Whom an issue can be assigned to. */
export const createPeopleEndpoints = (api: Api): Pick<IssueDoor, 'findUser' | 'readMemberLevel'> => {
  const users = new Users(api.resource);
  const members = new ProjectMembers(api.resource);
  return {
    async findUser(username) {
      const found = api.read(UserList, await users.all({ username, perPage: 100, page: 1 }), 'GET', 'users');
      return found.find((user) => user.username.toLowerCase() === username.toLowerCase()) ?? null;
    },
    async readMemberLevel(projectId, userId) {
      try {
        return api.read(MemberAnswer, await members.show(projectId, userId, { includeInherited: true }), 'GET', 'projects/1/members').access_level;
      } catch (error) {
        if (!isFailure(error, 'not_found')) throw error;
        return null;
      }
    },
  };
};
