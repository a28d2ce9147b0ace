import { basicUser } from '../entities/user.ts';
import { iso } from '../entities/time.ts';
import { notFound, ok, unauthorized } from '../http/answer.ts';
import { offsetPage } from '../http/paging.ts';
import type { Call, Route } from '../http/router.ts';
import { groupOf } from '../state/projects.ts';
import type { Membership, ProjectRecord } from '../state/records.ts';
import { ancestry, projectLevel } from '../state/rights.ts';
import { projectOf } from './project-of.ts';

const membersProject = (call: Call): ProjectRecord => {
  if (call.caller === null) throw unauthorized();
  call.host.limiter.count('members', String(call.caller.user.id));
  return projectOf(call);
};

const show = (call: Call, member: Membership): Record<string, unknown> => {
  const user = call.state.users.get(member.userId);
  return {
    ...(user === undefined ? {} : basicUser(call.state, user)),
    access_level: member.accessLevel,
    created_at: iso(member.createdAt),
    expires_at: null,
    membership_state: 'active',
  };
};

/** Own and inherited members, each once with the highest role. */
const allMembers = (call: Call, project: ProjectRecord): Membership[] => {
  const found = new Map<number, Membership>();
  const sources = [project.members, ...ancestry(call.state, groupOf(call.state, project)).map((group) => group.members)];
  for (const member of sources.flatMap((members) => [...members.values()])) {
    found.set(member.userId, { ...member, accessLevel: projectLevel(call.state, project, member.userId) });
  }
  return [...found.values()].toSorted((a, b) => a.userId - b.userId);
};

const filtered = (call: Call, members: readonly Membership[]): Membership[] => {
  const query = call.params.text('query')?.toLowerCase() ?? '';
  const ids = call.params.list('user_ids')?.map(Number);
  return members.filter((member) => {
    const user = call.state.users.get(member.userId);
    return `${user?.name ?? ''}\n${user?.username ?? ''}`.toLowerCase().includes(query) && (ids === undefined || ids.includes(member.userId));
  });
};

const one = (call: Call, members: readonly Membership[]): ReturnType<typeof ok> => {
  const member = members.find((each) => String(each.userId) === call.segment('user_id'));
  if (member === undefined) throw notFound();
  return ok(show(call, member));
};

export const memberRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/projects/:id/members/all',
    run: (call) => offsetPage(call, filtered(call, allMembers(call, membersProject(call))), (member) => show(call, member)),
  },
  { method: 'GET', path: '/projects/:id/members/all/:user_id', run: (call) => one(call, allMembers(call, membersProject(call))) },
  {
    method: 'GET',
    path: '/projects/:id/members',
    run: (call) => offsetPage(call, filtered(call, [...membersProject(call).members.values()]), (member) => show(call, member)),
  },
  { method: 'GET', path: '/projects/:id/members/:user_id', run: (call) => one(call, [...membersProject(call).members.values()]) },
];
