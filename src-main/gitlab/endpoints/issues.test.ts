import { describe, expect, it } from 'vitest';
import { ProjectId } from '../../../src-preload/contract/ids.ts';
import { failureFrom, INSTANCE, openDoor } from '../test-kit/kit.ts';
import { json, startServer, type Seen } from '../test-kit/server.ts';

const PROJECT = ProjectId.parse(5);
const AT = '2026-11-24T08:00:00.123Z';

/** An issue as Community Edition gives it; what is given comes on top. */
const issue = (change: Record<string, unknown> = {}) => ({
  id: 77, iid: 3, project_id: 5, title: 'Title', description: null, state: 'opened', created_at: AT, updated_at: '2026-11-24T09:00:00.000+01:00', labels: [],
  author: { id: 1, username: 'ann', name: 'Ann' }, assignees: [], milestone: null, user_notes_count: 2, due_date: null, confidential: false, issue_type: 'issue',
  web_url: 'https://git.example.com/g/p/-/issues/3', moved_to_id: null, time_stats: { time_estimate: 60, total_time_spent: -5 }, ...change,
});

const answering = async (body: unknown, status = 200, headers: Record<string, string> = {}) => {
  const server = await startServer((_request, response) => json(response, status, body, headers));
  return { ...server, ...openDoor(server.origin) };
};

const only = (seen: readonly Seen[]): Seen => {
  const [first, ...more] = seen;
  if (first === undefined || more.length > 0) throw new Error(`${seen.length} requests`);
  return first;
};
const urlOf = (seen: readonly Seen[]): URL => new URL(only(seen).url, 'http://x');
const bodyOf = (seen: readonly Seen[]): unknown => JSON.parse(only(seen).body);

describe('a listing of issues', () => {
  it('asks for everything that changed, oldest change first, with the labels’ details', async () => {
    const { gitlab, seen } = await answering([]);
    await gitlab.listIssues({ of: 'project', projectId: PROJECT }, { updatedAfter: Date.parse(AT) });
    expect(urlOf(seen).pathname).toBe('/api/v4/projects/5/issues');
    expect(Object.fromEntries(urlOf(seen).searchParams)).toEqual({
      scope: 'all', state: 'all', order_by: 'updated_at', sort: 'asc', with_labels_details: 'true', per_page: '100', updated_after: AT,
    });
  });

  it.each([
    [{ of: 'group', path: 'top/below' }, '/api/v4/groups/top%2Fbelow/issues'],
    [{ of: 'instance' }, '/api/v4/issues'],
  ] as const)('goes to the whole of %o', async (scope, path) => {
    const { gitlab, seen } = await answering([]);
    await gitlab.listIssues(scope, { updatedAfter: null, perPage: 20 });
    expect(urlOf(seen).pathname).toBe(path);
    expect(urlOf(seen).searchParams.get('scope')).toBe('all');
    expect(urlOf(seen).searchParams.has('updated_after')).toBe(false);
  });

  it.each(['https://git.example.com/g/p/-/issues/3)\n/close', 'https://git.example.com/g/p/-/issues/3\u00A0x', 'javascript:x', 'https://git.example.com/<b>'])('is none where an issue’s address could end the link that it is written into: %j', async (web_url) => {
    const { gitlab } = await answering([issue({ web_url })]);
    expect(await failureFrom(gitlab.listIssues({ of: 'project', projectId: PROJECT }, { updatedAfter: null }))).toMatchObject({ code: 'unexpected_answer' });
  });

  it('tells the server’s time, the total and where it goes on', async () => {
    const { gitlab } = await answering([issue()], 200, { date: 'Tue, 24 Nov 2026 07:00:00 GMT', 'x-total': '101', 'x-next-page': '2' });
    expect(await gitlab.listIssues({ of: 'project', projectId: PROJECT }, { updatedAfter: null }))
      .toMatchObject({ items: [{ id: 77, projectId: 5 }], next: { by: 'page', page: 2 }, serverTime: Date.UTC(2026, 10, 24, 7), total: 101 });
  });

  it('of a short page goes on where GitLab names a next one, and ends where it does not', async () => {
    const { gitlab } = await answering([], 200, { 'x-next-page': '' });
    expect(await gitlab.listIssues({ of: 'instance' }, { updatedAfter: null })).toMatchObject({ items: [], next: null, total: null });
    const short = await answering([], 200, { 'x-next-page': '4' });
    expect(await short.gitlab.listIssues({ of: 'instance' }, { updatedAfter: null })).toMatchObject({ next: { by: 'page', page: 4 } });
  });

  it('by keys follows the cursor of a link on its own server, whatever host the link names', async () => {
    const server = await startServer((request, response) => {
      const isFirst = !request.url.includes('cursor=');
      json(response, 200, [issue()], isFirst ? { link: '<https://elsewhere.example.com/api/v4/projects/5/issues?cursor=eyJ%2Bx%3D&per_page=100>; rel="next"' } : {});
    });
    const { gitlab } = openDoor(server.origin);
    const first = await gitlab.listIssues({ of: 'project', projectId: PROJECT }, { updatedAfter: null, keyset: true });
    expect(first.next).toEqual({ by: 'cursor', cursor: 'eyJ+x=' });
    const second = await gitlab.listIssues({ of: 'project', projectId: PROJECT }, { updatedAfter: null, keyset: true, from: first.next });
    expect(second.next).toBeNull();
    expect(server.seen.map(({ url }) => new URL(url, 'http://x').searchParams.get('pagination'))).toEqual(['keyset', 'keyset']);
    expect(new URL(server.seen[1]?.url ?? '', 'http://x').searchParams.get('cursor')).toBe('eyJ+x=');
  });

  it('reads an issue of Community Edition, which has no weight, iteration or epic', async () => {
    const { gitlab } = await answering([issue()]);
    const { items } = await gitlab.listIssues({ of: 'instance' }, { updatedAfter: null });
    expect(items).toEqual([{
      id: 77, iid: 3, projectId: 5, title: 'Title', description: '', state: 'opened', confidential: false, type: 'issue', labels: [], author: { username: 'ann', name: 'Ann' },
      assignees: [], milestone: null, iteration: null, epic: null, weight: null, dueDate: null, timeEstimate: 60, timeSpent: -5, noteCount: 2, movedToId: null,
      webUrl: 'https://git.example.com/g/p/-/issues/3', createdAt: Date.parse(AT), updatedAt: Date.UTC(2026, 10, 24, 8),
    }]);
  });

  it('reads what a licence adds, and labels with and without details', async () => {
    const more = { weight: 3, iteration: { id: 1, title: null }, epic: { id: 4, iid: 2, title: 'Epic' }, due_date: '2026-12-01', milestone: { id: 9, title: '1.0' } };
    const { gitlab } = await answering([issue({ ...more, labels: [{ id: 1, name: 'bug', color: '#ff0000', description: null }, 'plain'] })]);
    const { items } = await gitlab.listIssues({ of: 'instance' }, { updatedAfter: null });
    expect(items).toMatchObject([{
      weight: 3, iteration: null, epic: { iid: 2, title: 'Epic' }, dueDate: '2026-12-01', milestone: { id: 9, title: '1.0' },
      labels: [{ name: 'bug', color: '#ff0000', description: '' }, { name: 'plain', color: '', description: '' }],
    }]);
  });

  it('takes what GitLab does not say for confidential', async () => {
    const { gitlab } = await answering([issue({ confidential: undefined }), issue({ confidential: null })]);
    const { items } = await gitlab.listIssues({ of: 'instance' }, { updatedAfter: null });
    expect(items.map(({ confidential }) => confidential)).toEqual([true, true]);
  });

  it('of a group that is not there says so', async () => {
    const { gitlab } = await answering({ message: '404 Group Not Found' }, 404);
    expect(await failureFrom(gitlab.listIssues({ of: 'group', path: 'gone' }, { updatedAfter: null }))).toEqual({ code: 'not_found', kind: 'group', name: 'gone', instanceId: INSTANCE });
  });

  it('by numbers is one request for a hundred', async () => {
    const { gitlab, seen } = await answering([issue()]);
    const iids = Array.from({ length: 100 }, (_, n) => n + 1);
    expect(await gitlab.listIssuesByIid(PROJECT, iids)).toHaveLength(1);
    expect(urlOf(seen).searchParams.getAll('iids[]')).toEqual(iids.map(String));
    expect(await gitlab.listIssuesByIid(PROJECT, [])).toEqual([]);
    expect(seen).toHaveLength(1);
  });
});

describe('an issue', () => {
  it('is created with all that is asked for and nothing else', async () => {
    const { gitlab, seen } = await answering(issue({ labels: ['bug'] }), 201);
    const made = await gitlab.createIssue(PROJECT, {
      title: 'T', description: 'D', labels: ['bug', 'docs'], confidential: true, createdAt: Date.parse(AT), weight: 2, dueDate: '2026-12-01', assigneeIds: [4], milestoneId: 9, type: 'incident',
    });
    expect(bodyOf(seen)).toEqual({
      title: 'T', description: 'D', labels: ['bug', 'docs'], confidential: true, created_at: AT, weight: 2, due_date: '2026-12-01', assignee_ids: [4], milestone_id: 9, issue_type: 'incident',
    });
    expect(made).toMatchObject({ id: 77, iid: 3, labels: ['bug'], createdAt: Date.parse(AT) });
    const plain = await answering(issue(), 201);
    await plain.gitlab.createIssue(PROJECT, { title: 'T', description: '', labels: [], confidential: false });
    expect(bodyOf(plain.seen)).toEqual({ title: 'T', description: '', confidential: false });
  });

  it('is created once: a refusal without a word on when waits and goes again, a lost answer never', async () => {
    const lost = await startServer((_request, response) => void response.destroy());
    const door = openDoor(lost.origin);
    expect(await failureFrom(door.gitlab.createIssue(PROJECT, { title: 'T', description: '', labels: [], confidential: false })))
      .toEqual({ code: 'outcome_unknown', instanceId: INSTANCE, endpoint: 'POST projects/:id/issues' });
    expect(lost.seen).toHaveLength(1);
    const limited = await answering({ message: { error: 'This endpoint has been requested too many times. Try again later.' } }, 429);
    expect(await failureFrom(limited.gitlab.createIssue(PROJECT, { title: 'T', description: '', labels: [], confidential: false }))).toMatchObject({ code: 'rate_limited' });
    expect(limited.seen).toHaveLength(1);
    // Only the class of the refused one waits.
    expect(await failureFrom(limited.gitlab.listIssuesByIid(PROJECT, [1]))).toMatchObject({ code: 'rate_limited' });
    expect(limited.seen).toHaveLength(2);
  });

  it('is changed in one request, with GitLab’s words for nothing', async () => {
    const { gitlab, seen } = await answering(issue());
    await gitlab.updateIssue(PROJECT, 3, { title: 'T', addLabels: ['a'], removeLabels: [], state: 'closed', confidential: true, weight: null, dueDate: null, assigneeIds: [], milestoneId: null });
    expect(only(seen)).toMatchObject({ method: 'PUT', url: '/api/v4/projects/5/issues/3' });
    expect(bodyOf(seen)).toEqual({ title: 'T', add_labels: ['a'], state_event: 'close', confidential: true, weight: null, due_date: '', assignee_ids: [0], milestone_id: 0 });
    const reopened = await answering(issue());
    await reopened.gitlab.updateIssue(PROJECT, 3, { state: 'opened', removeLabels: ['b'], dueDate: '2026-12-01' });
    expect(bodyOf(reopened.seen)).toEqual({ remove_labels: ['b'], state_event: 'reopen', due_date: '2026-12-01' });
  });

  it('that is gone is no failure to remove, and one to change', async () => {
    const { gitlab } = await answering({ message: '404 Issue Not Found' }, 404);
    await gitlab.removeIssue(PROJECT, 3);
    expect(await failureFrom(gitlab.updateIssue(PROJECT, 3, { title: 'x' }))).toEqual({ code: 'not_found', kind: 'issue', instanceId: INSTANCE });
  });

  it('is removed by an owner only', async () => {
    const { gitlab } = await answering({ message: '403 Forbidden' }, 403);
    expect(await failureFrom(gitlab.removeIssue(PROJECT, 3))).toEqual({ code: 'missing_role', instanceId: INSTANCE, project: null, needed: 'owner' });
    expect(await failureFrom(gitlab.updateIssue(PROJECT, 3, { title: 'x' }))).toMatchObject({ code: 'missing_role', needed: 'developer' });
  });

  it('that GitLab takes for spam, or finds no room for, is refused with its words', async () => {
    const { gitlab } = await answering({ needs_captcha_response: true, message: { error: 'Your issue has been recognized as spam.' } }, 409);
    expect(await failureFrom(gitlab.updateIssue(PROJECT, 3, { title: 'x' }))).toMatchObject({ code: 'refused_by_gitlab', status: 409, words: 'Your issue has been recognized as spam.' });
  });

  it.each([[3600, '1h'], [5400, '1h30m'], [61, '1m1s'], [360_000, '100h']])('gets an estimate of %i seconds as %s', async (seconds, duration) => {
    const { gitlab, seen } = await answering({ time_estimate: seconds, total_time_spent: 0 }, 201);
    await gitlab.setTimeEstimate(PROJECT, 3, seconds);
    expect([only(seen).url, bodyOf(seen)]).toEqual(['/api/v4/projects/5/issues/3/time_estimate', { duration }]);
  });

  it('has its time spent added to, taken from, and taken away', async () => {
    const { gitlab, seen } = await answering({ time_estimate: 0, total_time_spent: 42 }, 201);
    expect(await gitlab.addTimeSpent(PROJECT, 3, -3661)).toBe(42);
    expect(bodyOf(seen)).toEqual({ duration: '-1h1m1s' });
    await gitlab.resetTimeSpent(PROJECT, 3);
    await gitlab.setTimeEstimate(PROJECT, 3, 0);
    expect(seen.slice(1).map(({ url }) => url)).toEqual(['/api/v4/projects/5/issues/3/reset_spent_time', '/api/v4/projects/5/issues/3/reset_time_estimate']);
  });
});

describe('labels, milestones and people', () => {
  it('of the project and the groups above it are read to the last page', async () => {
    const server = await startServer((request, response) => {
      const page = Number(new URL(request.url, 'http://x').searchParams.get('page'));
      json(response, 200, [{ id: page, name: `label-${page}`, color: '#fff', description: null }], page < 3 ? { 'x-next-page': String(page + 1) } : {});
    });
    const labels = await openDoor(server.origin).gitlab.listLabels(PROJECT);
    expect(labels.map(({ name }) => name)).toEqual(['label-1', 'label-2', 'label-3']);
  });

  it('that are there already are no failure', async () => {
    const label = { name: 'bug', color: '#ff0000', description: 'D' };
    const { gitlab, seen } = await answering({ id: 1, ...label }, 201);
    expect(await gitlab.createLabel(PROJECT, label)).toBe('created');
    expect(bodyOf(seen)).toEqual(label);
    expect(await (await answering({ message: 'Label already exists' }, 409)).gitlab.createLabel(PROJECT, label)).toBe('exists');
    expect(await failureFrom((await answering({ message: { color: ['must be a valid color code'] } }, 400)).gitlab.createLabel(PROJECT, label))).toMatchObject({ code: 'refused_by_gitlab', field: 'color' });
  });

  it('are found by their exact titles, an active milestone first', async () => {
    const { gitlab, seen } = await answering([{ id: 1, title: '1.0', state: 'closed' }, { id: 2, title: '1.0', state: 'active' }, { id: 3, title: '1.0.1', state: 'active' }]);
    expect(await gitlab.findMilestone(PROJECT, '1.0')).toEqual({ id: 2, title: '1.0' });
    expect(Object.fromEntries(urlOf(seen).searchParams)).toEqual({ title: '1.0', include_ancestors: 'true', per_page: '100' });
    expect(await gitlab.findMilestone(PROJECT, '2.0')).toBeNull();
  });

  it('are found by their names, and their levels by whatever way they came', async () => {
    const { gitlab } = await answering([{ id: 4, username: 'Ann', name: 'Ann Smith' }]);
    expect(await gitlab.findUser('ann')).toEqual({ id: 4, username: 'Ann', name: 'Ann Smith' });
    expect(await gitlab.findUser('bob')).toBeNull();
    const member = await answering({ id: 4, access_level: 20 });
    expect(await member.gitlab.readMemberLevel(PROJECT, 4)).toBe(20);
    expect(only(member.seen).url).toBe('/api/v4/projects/5/members/all/4');
    expect(await (await answering({ message: '404 Not found' }, 404)).gitlab.readMemberLevel(PROJECT, 4)).toBeNull();
  });
});
