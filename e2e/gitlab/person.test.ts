import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { virtualClock } from './clock.ts';
import { startDouble, type Double, type Person, type Server, type User } from './double.ts';
import { containing } from './testing.ts';

const clock = virtualClock();
let double: Double;
let server: Server;
let ada: User;
let person: Person;

beforeAll(async () => {
  double = await startDouble({ clock });
  server = await double.addServer({ name: 'one' });
  ada = server.addUser({ username: 'ada' });
  person = server.actAs(ada);
  for (const path of ['team/app', 'team/lib', 'other/app']) await server.addProject({ path, empty: true });
});

afterAll(() => double.close());

describe('what people do in the pages of GitLab', () => {
  it('is all there in the snapshot', () => {
    const issue = person.createIssue('team/app', { title: 'One', description: 'Text', labels: ['bug'], confidential: true });
    clock.advance(1_000);
    person.editIssue('team/app', issue.iid, { addLabels: ['ux'], removeLabels: ['bug'], assigneeIds: [ada.id], dueDate: '2026-02-01', weight: 2, timeEstimate: 60 });
    const note = person.comment('team/app', issue.iid, 'First', { internal: true });
    const reply = person.comment('team/app', issue.iid, 'Second', { replyTo: note?.id ?? 0 });
    person.editComment('team/app', issue.iid, reply?.id ?? 0, 'Changed');
    person.closeIssue('team/app', issue.iid);
    const [shown] = server.snapshot('team/app');
    expect(shown).toMatchObject({
      iid: 1,
      author: 'ada',
      title: 'One',
      state: 'closed',
      confidential: true,
      labels: ['ux'],
      assignees: ['ada'],
      dueDate: '2026-02-01',
      weight: 2,
      timeEstimate: 60,
      closedAt: clock.now(),
    });
    expect(shown?.notes.filter((each) => !each.system)).toMatchObject([
      { body: 'First', internal: true, threaded: true },
      { body: 'Changed', internal: true, threaded: true, discussionId: note?.discussionId },
    ]);
    expect(structuredClone(shown)).toEqual(shown);
    person.reopenIssue('team/app', issue.iid);
    person.deleteComment('team/app', issue.iid, reply?.id ?? 0);
    expect(server.snapshot('team/app')[0]).toMatchObject({ state: 'opened', closedAt: null });
    person.deleteIssue('team/app', issue.iid);
    expect(server.snapshot('team/app')).toEqual([]);
  });

  it('mentions people and issues, once for each text that says so', () => {
    const before = server.mentions.length;
    const target = person.createIssue('team/lib', { title: 'Target' });
    const source = person.createIssue('team/app', { title: 'Source', description: `See lib#${target.iid} and @ada and @nobody` });
    expect(server.mentions.slice(before)).toMatchObject([
      { name: 'ada', userId: ada.id, issueId: source.id, noteId: null },
      { name: 'nobody', userId: null },
    ]);
    clock.advance(1_000);
    person.comment('team/app', source.iid, `Again team/lib#${target.iid} @ada`);
    person.editIssue('team/app', source.iid, { description: `Still lib#${target.iid} and @ada` });
    expect(server.mentions.slice(before).map(({ name }) => name)).toEqual(['ada', 'nobody', 'ada']);
    const shown = server.snapshot('team/lib').at(-1);
    expect(shown?.notes).toMatchObject([{ system: true, body: `mentioned in issue team/app#${source.iid}` }]);
    expect(shown?.updatedAt).toBe(clock.now() - 1_000);
  });

  it('refers by full address too, and makes what is named look updated', () => {
    const target = person.createIssue('team/lib', { title: 'Target' });
    clock.advance(1_000);
    person.createIssue('other/app', { title: 'Source', description: `[from](${server.url}/team/lib/-/issues/${target.iid})`, confidential: true });
    const shown = server.snapshot('team/lib').at(-1);
    expect(shown).toMatchObject({ updatedAt: clock.now(), notes: [{ body: containing('mentioned in issue other/app#') }] });
    const reader = server.addUser({ username: 'reader' });
    server.addMember(server.project('team/lib'), reader, 20);
    expect(server.canRead(reader, 'team/lib', target.iid)).toBe(true);
    expect(server.canRead(reader, 'team/lib', target.iid, shown?.notes[0]?.id)).toBe(false);
  });

  it('executes commands, and keeps a log of them', () => {
    const before = server.quickActions.length;
    const issue = person.createIssue('team/app', { title: 'Commands' });
    expect(person.comment('team/app', issue.iid, '/title Renamed\n/spend 1h\n/assign me\n/lock')).toBeNull();
    expect(server.snapshot('team/app').at(-1)).toMatchObject({ title: 'Renamed', timeSpent: 3_600, assignees: ['ada'], discussionLocked: true });
    person.editIssue('team/app', issue.iid, { description: 'Kept\n/move other/app' });
    expect(server.snapshot('team/app').at(-1)).toMatchObject({ description: 'Kept', state: 'closed' });
    expect(server.snapshot('other/app').at(-1)).toMatchObject({ title: 'Renamed', description: 'Kept', state: 'opened' });
    expect(server.quickActions.slice(before).map(({ name }) => name)).toEqual(['title', 'spend', 'assign', 'lock', 'move']);
  });

  it('does none of it where a test only puts things there', () => {
    const [mentions, commands] = [server.mentions.length, server.quickActions.length];
    server.addIssue('team/app', { title: 'Put', description: '@ada\n/close' });
    expect(server.snapshot('team/app').at(-1)).toMatchObject({ description: '@ada\n/close', state: 'opened' });
    expect([server.mentions.length, server.quickActions.length]).toEqual([mentions, commands]);
  });
});
