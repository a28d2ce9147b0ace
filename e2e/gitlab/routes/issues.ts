import { issue as issueEntity } from '../entities/issue.ts';
import { created, fail, forbidden, ok, type Answer } from '../http/answer.ts';
import { offsetPage } from '../http/paging.ts';
import { signedIn, type Call, type Route } from '../http/router.ts';
import { createIssue, issuesOf } from '../state/issues.ts';
import type { IssueRecord } from '../state/records.ts';
import { power } from '../state/rights.ts';
import { OWNER } from '../state/roles.ts';
import { canReadIssue, issueOf } from './issue-of.ts';
import { projectOf } from './project-of.ts';

const LIST = '/projects/:id/issues';

const test = (call: Call): ((issue: IssueRecord) => boolean) => {
  const state = call.params.oneOf('state', ['opened', 'closed', 'all']) ?? 'all';
  const after = call.params.time('updated_after') ?? -Infinity;
  const before = call.params.time('updated_before') ?? Infinity;
  const labels = call.params.list('labels') ?? [];
  const confidential = call.params.flag('confidential');
  const iids = call.params.list('iids')?.map(Number);
  const search = call.params.text('search')?.toLowerCase() ?? '';
  return (issue) =>
    (state === 'all' || issue.state === state) &&
    issue.updatedAt >= after &&
    issue.updatedAt <= before &&
    labels.every((label) => issue.labels.includes(label)) &&
    (confidential === undefined || issue.confidential === confidential) &&
    (iids === undefined || iids.includes(issue.iid)) &&
    `${issue.title}\n${issue.description ?? ''}`.toLowerCase().includes(search);
};

const list = (call: Call): Answer => {
  const project = projectOf(call);
  const order = call.params.text('order_by') === 'updated_at' ? 'updatedAt' : 'createdAt';
  const sign = call.params.oneOf('sort', ['asc', 'desc']) === 'asc' ? 1 : -1;
  const rows = issuesOf(call.state, project)
    .filter((issue) => canReadIssue(call, project, issue))
    .filter(test(call))
    .toSorted((a, b) => sign * (a[order] - b[order] || a.id - b.id));
  return offsetPage(call, rows, (issue) => issueEntity(call.state, project, issue));
};

/** `created_at` and `iid` count for owners only, and are dropped silently for others (contract A.6). */
const create = (call: Call): Answer => {
  const { user } = signedIn(call);
  const project = projectOf(call);
  call.host.limiter.count('issueCreate', String(user.id));
  call.params.require('title');
  if (project.archived) throw forbidden();
  const owner = power(call.state, project, user) >= OWNER;
  const iid = owner ? call.params.whole('iid') : undefined;
  const createdAt = owner ? call.params.time('created_at') : undefined;
  if (iid !== undefined && issuesOf(call.state, project).some((issue) => issue.iid === iid)) throw fail(409, { message: '409 Conflict: Duplicated issue' });
  const record = createIssue(call.state, project, user.id, {
    title: call.params.text('title') ?? '',
    description: call.params.text('description') ?? null,
    labels: call.params.list('labels') ?? [],
    confidential: call.params.flag('confidential') ?? false,
    dueDate: call.params.text('due_date') ?? null,
    weight: call.params.whole('weight') ?? null,
    ...(iid === undefined ? {} : { iid }),
    ...(createdAt === undefined ? {} : { createdAt }),
  });
  return created(issueEntity(call.state, project, record));
};

export const issueRoutes: readonly Route[] = [
  { method: 'GET', path: LIST, run: list },
  { method: 'POST', path: LIST, run: create },
  {
    method: 'GET',
    path: `${LIST}/:issue_iid`,
    run: (call) => {
      const { project, issue } = issueOf(call);
      return ok({ ...issueEntity(call.state, project, issue), subscribed: false });
    },
  },
];
