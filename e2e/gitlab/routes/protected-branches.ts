import { created, fail, noContent, notFound, ok } from '../http/answer.ts';
import { offsetPage } from '../http/paging.ts';
import type { Call, Route } from '../http/router.ts';
import { protectBranch } from '../state/projects.ts';
import type { ProjectRecord, ProtectedBranchRecord } from '../state/records.ts';
import { DEVELOPER, MAINTAINER } from '../state/roles.ts';
import { projectWithRole } from './project-of.ts';

const LIST = '/projects/:id/protected_branches';

const WORDS: Record<number, string> = { 0: 'No one', 30: 'Developers + Maintainers', 40: 'Maintainers', 60: 'Admins' };

const levels = (branch: ProtectedBranchRecord, list: readonly number[]): unknown[] =>
  list.map((level, index) => ({
    id: branch.id * 10 + index,
    access_level: level,
    access_level_description: WORDS[level] ?? String(level),
    deploy_key_id: null,
    user_id: null,
    group_id: null,
  }));

const show = (call: Call, branch: ProtectedBranchRecord): Record<string, unknown> => ({
  id: branch.id,
  name: branch.name,
  push_access_levels: levels(branch, branch.pushLevels),
  merge_access_levels: levels(branch, branch.mergeLevels),
  allow_force_push: branch.allowForcePush,
  ...(call.state.profile.edition === 'ee' ? { unprotect_access_levels: [], code_owner_approval_required: false, inherited: false } : {}),
});

const branchOf = (call: Call, project: ProjectRecord): ProtectedBranchRecord => {
  const branch = project.protectedBranches.find((each) => each.name === call.segment('name'));
  if (branch === undefined) throw notFound();
  return branch;
};

const create = (call: Call): ReturnType<typeof created> => {
  const project = projectWithRole(call, MAINTAINER);
  call.params.require('name');
  const name = call.params.text('name') ?? '';
  if (project.protectedBranches.some((branch) => branch.name === name)) throw fail(409, { message: `Protected branch '${name}' already exists` });
  const push = call.params.whole('push_access_level');
  const merge = call.params.whole('merge_access_level');
  const branch = protectBranch(call.state, project, name, {
    ...(push === undefined ? {} : { pushLevels: [push] }),
    ...(merge === undefined ? {} : { mergeLevels: [merge] }),
    allowForcePush: call.params.flag('allow_force_push') ?? false,
  });
  return created(show(call, branch));
};

export const protectedBranchRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: LIST,
    run: (call) => {
      const search = call.params.text('search') ?? '';
      const rows = projectWithRole(call, DEVELOPER).protectedBranches.filter((branch) => branch.name.includes(search));
      return offsetPage(call, rows, (branch) => show(call, branch));
    },
  },
  { method: 'POST', path: LIST, run: create },
  { method: 'GET', path: `${LIST}/:name`, run: (call) => ok(show(call, branchOf(call, projectWithRole(call, DEVELOPER)))) },
  {
    method: 'PATCH',
    path: `${LIST}/:name`,
    since: '15.6',
    run: (call) => {
      const branch = branchOf(call, projectWithRole(call, MAINTAINER));
      branch.allowForcePush = call.params.flag('allow_force_push') ?? branch.allowForcePush;
      return ok(show(call, branch));
    },
  },
  {
    method: 'DELETE',
    path: `${LIST}/:name`,
    run: (call) => {
      const project = projectWithRole(call, MAINTAINER);
      const branch = branchOf(call, project);
      project.protectedBranches = project.protectedBranches.filter((each) => each !== branch);
      return noContent();
    },
  },
];
