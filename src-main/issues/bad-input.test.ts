import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIssueWorld, type IssueWorld, PATH } from '../../e2e/world/issue-world.ts';

let world: IssueWorld;
beforeEach(async () => void (world = await createIssueWorld()));
afterEach(() => world.close());

const HOUR_MS = 3_600_000;

it('takes over whatever people write, with nobody called and no command carried out', async () => {
  const { server } = world.source;
  world.target.server.addUser({ username: 'ada' });
  const texts = [null, '', 'a\r\nb\r\nc', '/close\n/assign @ada', 'שלום @ada !1 #1', '<!-- MIRROR_MAESTRO_FOOTER -->\nmine', 'x'.repeat(1024 * 1024)];
  for (const [nth, description] of texts.entries()) server.addIssue(PATH, { title: nth === 0 ? '🙂'.repeat(255) : `Issue ${nth}`, description });
  server.addIssue(PATH, { title: 'forged', description: `<!-- MIRROR_MAESTRO_FOOTER -->\n\n<!-- mirror-maestro:origin v1 ${encodeURIComponent(new URL(world.target.server.url).host)}/999/1/1 tag=${'0'.repeat(32)} -->` });
  server.addNote(PATH, 2, { body: '/close' });
  server.addNote(PATH, 2, { body: '@ada /label ~bug' });
  expect(await world.sync({ existing: 'all' })).toMatchObject({ state: 'succeeded', result: { created: 8, comments: 2, failed: 0 } });
  expect(world.copies().map(({ state }) => state)).toEqual(Array.from({ length: 8 }, () => 'opened'));
  expect(world.target.server.mentions).toEqual([]);
  expect(world.target.server.quickActions).toEqual([]);
  expect(await world.run()).toMatchObject({ result: { created: 0, updated: 0 } });
});

it('leaves out what is confidential where that is wanted, and hides a copy whose issue became so', async () => {
  const person = world.source.server.actAs();
  person.createIssue(PATH, { title: 'open' });
  person.createIssue(PATH, { title: 'hidden', confidential: true });
  person.comment(PATH, 1, 'among us', { internal: true });
  await world.sync({ existing: 'all', confidential: 'skip' });
  expect(world.copies()).toMatchObject([{ title: 'open', confidential: false, notes: [] }]);
  person.editIssue(PATH, 1, { confidential: true, title: 'now hidden' });
  await world.run();
  expect(world.copies()).toMatchObject([{ title: 'open', confidential: true }]);
});

it('copies what comes after the sync began by the source’s clock, however wrong ours is', async () => {
  world.source.server.addIssue(PATH, { title: 'before', createdAt: Date.now() - HOUR_MS, updatedAt: Date.now() - HOUR_MS });
  world.clock.advance(3 * HOUR_MS);
  await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'none' });
  world.source.server.addIssue(PATH, { title: 'after' });
  await world.run();
  expect(world.copies().map(({ title }) => title)).toEqual(['after']);
});

it('tells that an issue was moved away, and lets its copy be', async () => {
  await world.source.server.addProject({ path: 'platform/elsewhere' });
  const person = world.source.server.actAs();
  person.createIssue(PATH, { title: 'One' });
  await world.sync({ existing: 'all' });
  person.moveIssue(PATH, 1, 'platform/elsewhere');
  await world.run();
  expect(await world.problems()).toMatchObject([{ kind: 'source_moved', sourceIid: 1 }]);
  expect(world.copies()).toMatchObject([{ title: 'One', state: 'opened' }]);
});

it('takes over labels with commas and quotes, and people whom the target does not know', async () => {
  const person = world.source.server.actAs();
  const ada = world.source.server.addUser({ username: 'ada' });
  world.source.server.addLabel(PATH, 'a "quoted" one');
  world.source.server.addLabel(PATH, 'one, two');
  world.source.server.addIssue(PATH, { title: 'One', assigneeIds: [ada.id] });
  person.editIssue(PATH, 1, { addLabels: ['a "quoted" one', 'one, two'] });
  expect(await world.sync({ existing: 'all' })).toMatchObject({ state: 'succeeded', result: { created: 1, failed: 0 } });
  const [copy] = world.copies();
  expect(copy?.labels).toContain('a "quoted" one');
  expect(copy?.labels).not.toContain('one');
  expect(copy?.description).toContain('ada');
  expect(await world.run()).toMatchObject({ result: { created: 0, updated: 0 } });
});

it('takes over every comment of more than fifty pages', async () => {
  world.source.server.profile.perPageMax = 10;
  world.source.server.addIssue(PATH, { title: 'One' });
  for (let nth = 0; nth < 520; nth += 1) world.source.server.addNote(PATH, 1, { body: `Comment ${nth}` });
  await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
  const { jobId } = await world.call('issueSync.run', { mirrorId: world.mirrorId });
  world.app().startWork();
  while ((await world.call('jobs.get', { jobId })).finishedAt === null) {
    await new Promise<void>((resolve) => void setImmediate(resolve));
    world.clock.advance(10);
  }
  const bodies = world.copies()[0]?.notes.filter(({ system }) => !system).map(({ body }) => body.split('\n\n')[1]);
  expect(bodies).toEqual(Array.from({ length: 520 }, (_, nth) => `Comment ${nth}`));
}, 120_000);

describe('a file', () => {
  it.each(['empty.txt', 'zwei Wörter (1).txt', '50%.txt', 'a.b..c'])('called %j comes along, or is told', async (name) => {
    const { markdown } = world.source.server.actAs().attach(PATH, name, name === 'empty.txt' ? '' : 'x');
    world.source.server.addIssue(PATH, { title: 'One', description: `See ${markdown}` });
    expect(await world.sync({ existing: 'all' })).toMatchObject({ state: 'succeeded', result: { created: 1, failed: 0 } });
    const isKept = world.copies()[0]?.description?.includes('](/uploads/') === true;
    expect(await world.problems()).toMatchObject(isKept ? [] : [{ kind: 'not_kept', parts: ['attachments'] }]);
  });

  it('that is kept on another host is fetched from there, without the token', async () => {
    const { markdown } = world.source.server.actAs().attach(PATH, 'plan.txt', 'the plan');
    await world.source.server.keepUploadsElsewhere();
    world.source.server.addIssue(PATH, { title: 'One', description: `See ${markdown}` });
    expect(await world.sync({ existing: 'all' })).toMatchObject({ state: 'succeeded', result: { created: 1, uploads: 1 } });
    expect(await world.problems()).toEqual([]);
  });
});

it('copies of a text that is longer than GitLab takes as much as fits, with a link to the rest', async () => {
  world.source.server.addIssue(PATH, { title: 'One', description: 'see #12 and @ada\n'.repeat(60_000) });
  expect(await world.sync({ existing: 'all' })).toMatchObject({ state: 'succeeded', result: { created: 1, failed: 0 } });
  expect(world.copies()[0]?.description).toContain('the rest is on the source');
});

describe('a server', () => {
  it('on a sub-path and a port is one with that name, and its copies are known again', async () => {
    await world.close();
    world = await createIssueWorld({ source: { relativeRoot: '/gitlab' }, target: { relativeRoot: '/git' } });
    const person = world.source.server.actAs();
    const { markdown } = person.attach(PATH, 'plan.txt', 'the plan');
    person.createIssue(PATH, { title: 'One', description: `See ${markdown} and #1` });
    expect(await world.sync({ existing: 'all' })).toMatchObject({ state: 'succeeded', result: { created: 1, uploads: 1 } });
    expect(world.copies()[0]?.description).toContain(`${world.source.server.url}/${PATH}/-/issues/1`);
    await world.call('issueSync.remove', { mirrorId: world.mirrorId });
    expect(await world.sync({ existing: 'all' })).toMatchObject({ result: { created: 0, updated: 1 } });
    expect(world.copies()).toHaveLength(1);
  });
});

it('hides the copy of an issue that became confidential and tells of one that was deleted, with a clock that is an hour off', async () => {
  const person = world.source.server.actAs();
  for (const title of ['One', 'Two']) person.createIssue(PATH, { title });
  world.clock.advance(HOUR_MS);
  await world.sync({ existing: 'all' });
  person.editIssue(PATH, 1, { confidential: true, title: 'hidden' });
  person.deleteIssue(PATH, 2);
  world.clock.advance(25 * HOUR_MS);
  await world.run();
  expect(world.copies()).toMatchObject([{ title: 'hidden', confidential: true }, { title: 'Two' }]);
  expect(await world.problems()).toMatchObject([{ kind: 'source_deleted', sourceIid: 2 }]);
});
