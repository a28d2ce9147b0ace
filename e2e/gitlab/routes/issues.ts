import { issue as issueEntity } from '../entities/issue.ts';
import { created, fail, forbidden, noContent, notFound, ok, type Answer } from '../http/answer.ts';
import { signedIn, type Call, type Route } from '../http/router.ts';
import { actorOf, type Actor } from '../state/actor.ts';
import type { IssueRecord } from '../state/issue-records.ts';
import { canSetMetadata, canUpdate, isOwner } from '../state/issue-rights.ts';
import { createIssue, editIssue, removeIssue } from '../state/issues.ts';
import { labelNames } from '../state/labels.ts';
import { moveIssue } from '../state/move-issue.ts';
import type { ProjectRecord } from '../state/records.ts';
import { GUEST, PLANNER } from '../state/roles.ts';
import { changesOf, checkTexts } from './issue-params.ts';
import { issueOf } from './issue-of.ts';
import { projectOf } from './project-of.ts';

const LIST = '/projects/:id/issues';
const ONE = `${LIST}/:issue_iid`;

/** One of these an update needs, or it changes nothing (contract A.6). */
const UPDATES = [
  'title', 'description', 'assignee_ids', 'assignee_id', 'milestone_id', 'milestone', 'discussion_locked', 'labels', 'add_labels', 'remove_labels', 'created_at', 'due_date',
  'start_date', 'confidential', 'state_event', 'issue_type', 'severity', 'weight', 'epic_id', 'epic_iid', 'updated_at',
];

const single = (call: Call, project: ProjectRecord, issue: IssueRecord): Record<string, unknown> => ({
  ...issueEntity(call.state, project, issue),
  subscribed: call.caller?.user.id === issue.authorId,
});

/** The caller on an issue that may be changed. */
const writing = (call: Call): { actor: Actor; project: ProjectRecord; issue: IssueRecord } => {
  const { user } = signedIn(call);
  const { project, issue } = issueOf(call);
  if (project.archived) throw forbidden();
  return { actor: actorOf(call.state, user), project, issue };
};

/** Guests may give a new issue its labels and so on, but make no labels. `created_at` and `iid` count for owners only, and are dropped silently for others (contract A.6). */
const create = (call: Call): Answer => {
  const { user } = signedIn(call);
  const project = projectOf(call);
  call.params.require('title');
  checkTexts(call);
  call.host.limiter.count('issueCreate', String(user.id));
  if (project.archived) throw forbidden();
  const actor = actorOf(call.state, user);
  const owner = isOwner(actor, project);
  const iid = owner ? call.params.whole('iid') : undefined;
  const createdAt = owner ? call.params.time('created_at') : undefined;
  if (iid !== undefined && call.state.issues.find(project.id, iid) !== undefined) throw fail(409, { message: '409 Conflict: Duplicated issue' });
  const mayLabel = actor.level(project) >= PLANNER;
  const { labelIds, state: _, title, discussionLocked, ...changes } = changesOf(call, project, { labelIds: [] }, actor.level(project) >= GUEST, mayLabel);
  const issue = createIssue(call.state, actor, project, {
    ...changes,
    title: title ?? '',
    labels: labelNames(call.state, labelIds ?? []),
    assigneeIds: [...(changes.assigneeIds ?? [])],
    confidential: call.params.flag('confidential') ?? false,
    ...(discussionLocked === undefined ? {} : { discussionLocked }),
    ...(iid === undefined ? {} : { iid }),
    ...(createdAt === undefined ? {} : { createdAt }),
  });
  return created(single(call, project, issue));
};

const update = (call: Call): Answer => {
  const { actor, project, issue } = writing(call);
  call.params.atLeastOne(...UPDATES);
  checkTexts(call);
  if (!canUpdate(actor, project, issue)) throw forbidden();
  const changes = changesOf(call, project, issue, canSetMetadata(actor, project), true);
  editIssue(call.state, actor, issue, changes, isOwner(actor, project) ? call.params.time('updated_at') : undefined);
  return ok(single(call, project, issue));
};

const remove = (call: Call): Answer => {
  const { actor, project, issue } = writing(call);
  if (!isOwner(actor, project)) throw forbidden();
  removeIssue(call.state, issue);
  return noContent();
};

const move = (call: Call): Answer => {
  const { actor, project, issue } = writing(call);
  call.params.require('to_project_id');
  const target = call.state.projects.get(call.params.whole('to_project_id') ?? 0);
  if (target === undefined || actor.level(target) < GUEST) throw notFound('Project');
  if (target.id === project.id) throw fail(400, { message: 'Cannot move issue to project it originates from!' });
  if (issue.movedToId !== null || !canSetMetadata(actor, project) || !canSetMetadata(actor, target)) {
    throw fail(400, { message: 'Cannot move issue due to insufficient permissions!' });
  }
  return created(single(call, target, moveIssue(call.state, actor, issue, target)));
};

export const issueRoutes: readonly Route[] = [
  { method: 'POST', path: LIST, run: create },
  {
    method: 'GET',
    path: ONE,
    run: (call) => {
      const { project, issue } = issueOf(call);
      return ok(single(call, project, issue));
    },
  },
  { method: 'PUT', path: ONE, run: update },
  { method: 'DELETE', path: ONE, run: remove },
  { method: 'POST', path: `${ONE}/move`, run: move },
];
