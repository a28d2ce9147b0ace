import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { virtualClock } from '../clock.ts';
import { startDouble, type Double, type Project, type Server } from '../double.ts';
import { apiClient, containing, field, type ApiAnswer, type ApiClient } from '../testing.ts';

let double: Double;
let server: Server;
let project: Project;
let api: ApiClient;
let guest: ApiClient;
let at: string;

const names = (answer: ApiAnswer): string[] => z.array(z.object({ name: z.string() })).parse(answer.body).map(({ name }) => name);

beforeAll(async () => {
  double = await startDouble({ clock: virtualClock() });
  server = await double.addServer({ name: 'one' });
  project = await server.addProject({ path: 'team/sub/app', empty: true });
  at = `/projects/${project.id}`;
  const [reporter, visitor] = [server.addUser({ username: 'reporter' }), server.addUser({ username: 'guest' })];
  server.addMember(server.addGroup({ path: 'team' }), reporter, 20);
  server.addMember(project, visitor, 10);
  api = apiClient(server, server.addToken(reporter, { scopes: ['api'] }).value);
  guest = apiClient(server, server.addToken(visitor, { scopes: ['api'] }).value);
});

afterAll(() => double.close());

describe('labels', () => {
  it('are made once, also over the groups above, with their case', async () => {
    expect(await api('POST', '/groups/team/labels', { name: 'shared', color: '#112233' })).toMatchObject({ status: 201 });
    expect(await api('POST', `${at}/labels`, { name: 'bug', color: '#ff0000', description: 'Broken' })).toMatchObject({
      status: 201,
      body: { name: 'bug', color: '#ff0000', description: 'Broken', is_project_label: true },
    });
    expect(await api('POST', `${at}/labels`, { name: 'bug', color: '#ff0000' })).toMatchObject({ status: 409, body: { message: 'Label already exists' } });
    expect(await api('POST', `${at}/labels`, { name: 'shared', color: '#ff0000' })).toMatchObject({ status: 409 });
    expect(await api('POST', `${at}/labels`, { name: 'Bug', color: '#ff0000' })).toMatchObject({ status: 201 });
    expect(await api('POST', `${at}/labels`, { name: 'x', color: 'red' })).toMatchObject({ status: 400, body: { message: { color: [containing('valid color')] } } });
    expect(await api('POST', `${at}/labels`, { name: 'a,b', color: '#ff0000' })).toMatchObject({ status: 400 });
    expect(await guest('POST', `${at}/labels`, { name: 'mine', color: '#ff0000' })).toMatchObject({ status: 403 });
  });

  it('are listed page by page, with those of the groups above unless declined', async () => {
    expect(names(await guest('GET', `${at}/labels`)).toSorted()).toEqual(['Bug', 'bug', 'shared']);
    expect(names(await guest('GET', `${at}/labels?include_ancestor_groups=false`)).toSorted()).toEqual(['Bug', 'bug']);
    expect((await guest('GET', `${at}/labels?per_page=2`)).headers.get('x-next-page')).toBe('2');
    expect(names(await guest('GET', `${at}/labels?search=SHA`))).toEqual(['shared']);
  });

  it('of a group serve its projects, and are not made a second time', async () => {
    expect((await api('POST', `${at}/issues`, { title: 'a', labels: 'shared' })).body).toMatchObject({ labels: ['shared'] });
    expect(names(await api('GET', `${at}/labels?include_ancestor_groups=false`))).not.toContain('shared');
  });

  it('change and go', async () => {
    expect(await api('PUT', `${at}/labels/Bug`, { new_name: 'fault', color: '#000000' })).toMatchObject({ status: 200, body: { name: 'fault', color: '#000000' } });
    expect(await api('PUT', `${at}/labels/fault`, { new_name: 'bug' })).toMatchObject({ status: 400 });
    expect(await api('PUT', `${at}/labels/fault`, {})).toMatchObject({ status: 400 });
    await api('POST', `${at}/issues`, { title: 'b', labels: 'fault' });
    expect(await api('DELETE', `${at}/labels/fault`)).toMatchObject({ status: 204 });
    expect(server.snapshot('team/sub/app').at(-1)).toMatchObject({ labels: [] });
    expect(await api('DELETE', `${at}/labels/fault`)).toMatchObject({ status: 404 });
  });
});

describe('milestones', () => {
  it('of project and group are made once, and put on issues by id or title', async () => {
    const own = await api('POST', `${at}/milestones`, { title: 'v1', due_date: '2026-03-01' });
    expect(own).toMatchObject({ status: 201, body: { title: 'v1', state: 'active', project_id: project.id, expired: false } });
    expect(await api('POST', `${at}/milestones`, { title: 'v1' })).toMatchObject({ status: 400, body: { message: { title: [containing('already being used')] } } });
    await api('POST', '/groups/team/milestones', { title: 'v2' });
    expect((await api('GET', `${at}/milestones`)).body).toHaveLength(1);
    expect((await api('GET', `${at}/milestones?include_ancestors=true&title=v2`)).body).toMatchObject([{ title: 'v2' }]);
    const issue = await api('POST', `${at}/issues`, { title: 'm', milestone_id: Number(field(own, 'id')) });
    expect(issue.body).toMatchObject({ milestone: { title: 'v1' } });
    expect((await api('PUT', `${at}/issues/${field(issue, 'iid')}`, { milestone: 'v2' })).body).toMatchObject({ milestone: { title: 'v2' } });
    expect((await api('PUT', `${at}/issues/${field(issue, 'iid')}`, { milestone_id: 0 })).body).toMatchObject({ milestone: null });
    expect((await api('PUT', `${at}/milestones/${field(own, 'id')}`, { state_event: 'close' })).body).toMatchObject({ state: 'closed' });
  });
});
