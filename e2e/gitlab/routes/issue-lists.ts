import { badParameter, unauthorized, type Answer } from '../http/answer.ts';
import type { Call, Route } from '../http/router.ts';
import type { ProjectRecord } from '../state/records.ts';
import { canSee } from '../state/rights.ts';
import { countIssues, type IssuePool, listIssues } from './issue-list.ts';
import { groupFor, projectOf } from './project-of.ts';

/** Archived projects are left out unless `non_archived=false`, projects that the caller cannot see always. */
const visible = (call: Call, isWanted: (project: ProjectRecord) => boolean): Map<number, ProjectRecord> => {
  const archivedToo = call.params.flag('non_archived') === false;
  const user = call.caller?.user ?? null;
  return new Map(
    [...call.state.projects]
      .filter(([, project]) => isWanted(project) && !project.deleting && (archivedToo || !project.archived) && canSee(call.state, project, user)),
  );
};

const poolOf = (call: Call): IssuePool => {
  const project = projectOf(call);
  return { index: call.state.issues.ofProject(project.id), projects: new Map([[project.id, project]]), find: (iid) => call.state.issues.find(project.id, iid) };
};

/** With all groups below. */
const ofGroup = (call: Call): Answer => {
  const group = groupFor(call);
  const below = `${group.path.toLowerCase()}/`;
  const isWithin = ({ groupId }: ProjectRecord): boolean =>
    groupId === group.id || call.state.groups.get(groupId)?.path.toLowerCase().startsWith(below) === true;
  return listIssues(call, { index: call.state.issues.all, projects: visible(call, isWithin), find: null });
};

/** Only one's own issues unless `scope` says more (contract A.6). */
const ofServer = (call: Call): Answer => {
  const scope = (call.params.text('scope') ?? 'created_by_me').replaceAll('-', '_');
  if (!['created_by_me', 'assigned_to_me', 'all'].includes(scope)) throw badParameter('scope does not have a valid value');
  const user = call.caller?.user;
  if (user === undefined && scope !== 'all') throw unauthorized();
  const mine = user === undefined || scope === 'all' ? null : { scope, userId: user.id };
  return listIssues(call, { index: call.state.issues.all, projects: visible(call, () => true), find: null }, (issue) => {
    if (mine === null) return true;
    return mine.scope === 'created_by_me' ? issue.authorId === mine.userId : issue.assigneeIds.includes(mine.userId);
  });
};

/** Issues of a project and their number, those of a group with its subgroups, of the server. */
export const issueListRoutes: readonly Route[] = [
  { method: 'GET', path: '/projects/:id/issues', run: (call) => listIssues(call, poolOf(call)) },
  { method: 'GET', path: '/projects/:id/issues_statistics', run: (call) => countIssues(call, poolOf(call)) },
  { method: 'GET', path: '/groups/:id/issues', run: ofGroup },
  { method: 'GET', path: '/issues', run: ofServer },
];
