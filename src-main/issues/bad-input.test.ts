import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIssueWorld, type IssueWorld, PATH } from '../../e2e/world/issue-world.ts';

let world: IssueWorld;
beforeEach(async () => void (world = await createIssueWorld()));
afterEach(() => world.close());

const HOUR_MS = 3_600_000;

/** What stands on a copy above its footer. */
const textOf = (nth = 0): string => (world.copies()[nth]?.description ?? '').split('\n\n---\n\n<!-- MIRROR')[0]?.replace(/^---\n\n<!-- MIRROR[\s\S]*$/u, '') ?? '';
const commentsOf = () => world.copies()[0]?.notes.filter(({ system }) => !system).map(({ body }) => body.split('\n\n').slice(1, -1).join('\n\n')) ?? [];
const lost = async () => (await world.lastRun()).notKept.filter(({ part }) => part !== 'created_at');

/** Copies all, finds nothing to do in the next run, and answers what the first did not keep. */
const copyAll = async (created: number) => {
  expect(await world.sync({ existing: 'all' })).toMatchObject({ state: 'succeeded', result: { created, failed: 0 } });
  const notKept = await lost();
  expect(await world.run()).toMatchObject({ state: 'succeeded', result: { created: 0, updated: 0, failed: 0 } });
  return notKept;
};

describe('a title', () => {
  it('of 255 emoji is kept whole', async () => {
    world.source.server.addIssue(PATH, { title: '🙂'.repeat(255) });
    expect(await copyAll(1)).toEqual([]);
    expect(world.copies()).toMatchObject([{ title: '🙂'.repeat(255) }]);
  });

  it('that is too long once it calls nobody is cut, and the run says so', async () => {
    world.source.server.addIssue(PATH, { title: '@ada '.repeat(51).trim() });
    expect(await copyAll(1)).toEqual([{ part: 'title', issues: 1 }]);
    expect(world.copies()[0]?.title.endsWith('…')).toBe(true);
  });
});

describe('a description', () => {
  it.each([['none', null], ['an empty one', ''], ['nothing but blanks', ' \n\t']])('that is %s makes a copy with its footer alone', async (_what, description) => {
    world.source.server.addIssue(PATH, { title: 'One', description });
    expect(await copyAll(1)).toEqual([]);
    expect(textOf()).toBe('');
    expect(world.copies()[0]?.description).toContain('MIRROR_MAESTRO_FOOTER');
  });

  it('of a megabyte is copied as far as it fits, with a link to the rest, and the run says so', async () => {
    world.source.server.addIssue(PATH, { title: 'One', description: 'x'.repeat(1024 * 1024) });
    expect(await copyAll(1)).toEqual([{ part: 'description', issues: 1 }]);
    expect(textOf().length).toBeGreaterThan(1024 * 1023);
    expect(textOf()).toContain(`[… the rest is on the source](${world.source.server.url}/${PATH}/-/issues/1)`);
  });

  it('with carriage returns is copied with line feeds, once', async () => {
    world.source.server.addIssue(PATH, { title: 'One', description: 'a\r\nb\r\n\r\nc\rd' });
    expect(await copyAll(1)).toEqual([]);
    expect(textOf()).toBe('a\nb\n\nc\nd');
  });

  it('from right to left is copied letter by letter', async () => {
    const text = 'שלום עולם — مرحبا \u202Bעם סימן\u202C';
    world.source.server.addIssue(PATH, { title: text, description: text });
    expect(await copyAll(1)).toEqual([]);
    expect([world.copies()[0]?.title, textOf()]).toEqual([text, text]);
  });

  it('that looks like our marker is copied as text', async () => {
    world.source.server.addIssue(PATH, { title: 'One', description: 'before\n\n<!-- MIRROR_MAESTRO_FOOTER -->\nmine' });
    expect(await copyAll(1)).toEqual([]);
    expect(textOf().replaceAll('\u200B', '')).toBe('before\n\n<!-- MIRROR_MAESTRO_FOOTER -->\nmine');
    await world.call('issueSync.remove', { mirrorId: world.mirrorId });
    expect(await world.sync({ existing: 'all' })).toMatchObject({ result: { created: 0, updated: 1 } });
  });

  it('with the line of another’s copy is copied under our own, and known again by that alone', async () => {
    const host = encodeURIComponent(new URL(world.source.server.url).host);
    world.source.server.addIssue(PATH, { title: 'One', description: `mine\n\n<!-- MIRROR_MAESTRO_FOOTER -->\n\n<!-- mirror-maestro:origin v1 ${host}/999/1/1 tag=${'0'.repeat(32)} -->` });
    expect(await copyAll(1)).toEqual([]);
    await world.call('issueSync.remove', { mirrorId: world.mirrorId });
    expect(await world.sync({ existing: 'all' })).toMatchObject({ result: { created: 0, updated: 1 } });
    expect(world.copies()).toHaveLength(1);
  });

  it('that claims to come from the target is not copied there, and a dry run says why', async () => {
    const host = encodeURIComponent(new URL(world.target.server.url).host);
    world.source.server.addIssue(PATH, { title: 'One', description: `<!-- MIRROR_MAESTRO_FOOTER -->\n\n<!-- mirror-maestro:origin v1 ${host}/${world.target.server.project(PATH).id}/1/1 tag=${'0'.repeat(32)} -->` });
    expect(await world.sync({ existing: 'all' })).toMatchObject({ state: 'succeeded', result: { created: 0, skipped: 1 } });
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, existing: 'open' });
    await world.run(true);
    expect(await world.lastRun()).toMatchObject({ skipped: 1, items: [{ action: 'skip', reason: 'loop', sourceIid: 1 }] });
  });

  it('calls nobody and carries out nothing, however it is written', async () => {
    world.target.server.addUser({ username: 'ada' });
    const texts = ['/close\n/assign @ada', 'a\r\n  /close\r\n', '_@ada_ __@all__ **@ada**', '@ada !1 #1 GL-1', '<!--\n/close\n-->', '<div>\n/close\n</div>', '> /close\n\n/close', 'https://@ada', '&#64;ada &commat;ada'];
    for (const [nth, description] of texts.entries()) world.source.server.addIssue(PATH, { title: `${nth} @ada #1`, description });
    expect(await copyAll(texts.length)).toEqual([]);
    expect(world.copies().map(({ state }) => state)).toEqual(texts.map(() => 'opened'));
    expect(world.target.server.mentions).toEqual([]);
    expect(world.target.server.quickActions).toEqual([]);
    expect(world.copies().flatMap(({ notes }) => notes)).toEqual([]);
  });
});

it('comments that are nothing but quick actions are copied as text and carry out nothing', async () => {
  world.source.server.addIssue(PATH, { title: 'One' });
  for (const body of ['/close', '/label ~bug\n/assign me', '   /close   ']) world.source.server.addNote(PATH, 1, { body });
  expect(await copyAll(1)).toEqual([]);
  expect(commentsOf().map((text) => text.replaceAll('\u200B', ''))).toEqual(['/close', '/label ~bug\n/assign me', '   /close']);
  expect(world.target.server.quickActions).toEqual([]);
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

it('takes over labels with quotes, gives commas another sign, and the run says that it did', async () => {
  const person = world.source.server.actAs();
  for (const name of ['a "quoted" one', 'one, two']) world.source.server.addLabel(PATH, name);
  world.source.server.addIssue(PATH, { title: 'One' });
  person.editIssue(PATH, 1, { addLabels: ['a "quoted" one', 'one, two'] });
  expect(await copyAll(1)).toEqual([{ part: 'labels', issues: 1 }]);
  const labels = world.copies()[0]?.labels ?? [];
  expect(labels).toEqual(expect.arrayContaining(['a "quoted" one', 'one‚ two']));
  expect(labels).not.toContain('one');
});

describe('people whom the target does not know', () => {
  const assign = (): void => {
    const ada = world.source.server.addUser({ username: 'ada' });
    world.source.server.addIssue(PATH, { title: 'One', assigneeIds: [ada.id] });
  };

  it('become a label and a line of the footer', async () => {
    assign();
    expect(await copyAll(1)).toEqual([]);
    expect(world.copies()).toMatchObject([{ labels: expect.arrayContaining(['Assignee::@ada']), assignees: [] }]);
    expect(world.copies()[0]?.description).toMatch(/\*\*Assignees:\*\* .*ada/u);
  });

  it('are told in the run where a rule names them', async () => {
    assign();
    await world.call('issueSync.peopleRules', { mirrorId: world.mirrorId, rules: [{ source: 'ada', target: 'nobody-of-this-name' }] });
    expect(await copyAll(1)).toEqual([{ part: 'assignees', issues: 1 }]);
    expect(world.copies()).toMatchObject([{ labels: expect.arrayContaining(['Assignee::@ada']), assignees: [] }]);
  });
});

it('takes over all 5,000 comments that an issue can have, in their order', async () => {
  world.source.server.addIssue(PATH, { title: 'One' });
  for (let nth = 0; nth < 5000; nth += 1) world.source.server.addNote(PATH, 1, { body: `Comment ${nth}` });
  await world.call('settings.update', { requestsPerMinute: 10_000 });
  await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
  const { jobId } = await world.call('issueSync.run', { mirrorId: world.mirrorId });
  world.app().startWork();
  const turns = async (count: number): Promise<void> => {
    for (let turn = 0; turn < count; turn += 1) {
      await new Promise<void>((resolve) => void setImmediate(resolve));
      world.clock.advance(10);
    }
  };
  while ((await world.call('jobs.get', { jobId })).finishedAt === null) await turns(200);
  expect(await world.lastRun()).toMatchObject({ state: 'succeeded', created: 1, comments: 5000 });
  expect(commentsOf()).toEqual(Array.from({ length: 5000 }, (_, nth) => `Comment ${nth}`));
}, 900_000);

describe('a file', () => {
  const attached = (name: string, content: string): void => {
    const { markdown } = world.source.server.actAs().attach(PATH, name, content);
    world.source.server.addIssue(PATH, { title: 'One', description: `See ${markdown}` });
  };
  const isOnSource = (): boolean => (world.copies()[0]?.description ?? '').includes(`](${world.source.server.url}/${PATH}/uploads/`);

  it.each([['of 0 bytes', 'empty.txt', ''], ['with blanks and brackets', 'zwei Wörter (1).txt', 'x'], ['with a percent sign', '50%.txt', 'x'], ['with dots', 'a.b..c', 'x'], ['that begins with a dash', '-rf.txt', 'x'], ['of another script', 'файл.txt', 'x']])('%s comes along', async (_what, name, content) => {
    attached(name, content);
    expect(await copyAll(1)).toEqual([]);
    expect(world.copies()[0]?.description).toContain('](/uploads/');
    expect(await world.problems()).toEqual([]);
  });

  it.each<[string, () => unknown, object]>([
    ['is larger than the settings allow', () => world.call('settings.update', { attachmentMegabytes: 1 }), { code: 'unexpected_answer', reason: 'too_large' }],
    ['is larger than the target takes', () => (world.target.server.profile.maxAttachmentMb = 1), { code: 'refused_by_gitlab', status: 413 }],
    ['is not there any more', () => world.source.server.faults.add({ method: 'GET', path: /\/uploads\//, kind: 'status', status: 404, body: { message: '404 Not found' }, times: 9 }), { code: 'not_found' }],
    ['leads to a page to sign in', () => world.source.server.faults.add({ method: 'GET', path: /\/uploads\//, kind: 'html200', times: 9 }), { code: 'unexpected_answer', reason: 'html' }],
    ['leads to an address inside the network', () => world.source.server.faults.add({ method: 'GET', path: /\/uploads\//, kind: 'status', redirectTo: 'http://169.254.169.254/latest/meta-data', times: 9 }), { code: 'blocked_address' }],
  ])('that %s stays on the source, where its link leads, and a problem says why', async (_what, spoil, failure) => {
    attached('plan.bin', 'x'.repeat(1024 * 1024 + 1));
    await spoil();
    expect(await copyAll(1)).toEqual([{ part: 'attachments', issues: 1 }]);
    expect(isOnSource()).toBe(true);
    expect(await world.problems()).toMatchObject([{ kind: 'not_kept', parts: ['attachments'], sourceIid: 1, failure }]);
  });

  it('that is kept on another host is fetched from there, without the token', async () => {
    const { markdown } = world.source.server.actAs().attach(PATH, 'plan.txt', 'the plan');
    await world.source.server.keepUploadsElsewhere();
    world.source.server.addIssue(PATH, { title: 'One', description: `See ${markdown}` });
    expect(await world.sync({ existing: 'all' })).toMatchObject({ state: 'succeeded', result: { created: 1, uploads: 1 } });
    expect(await world.problems()).toEqual([]);
  });

  it('that is kept on another host which does not answer holds up no issue but its own', async () => {
    const { markdown } = world.source.server.actAs().attach(PATH, 'plan.txt', 'the plan');
    const storage = await world.source.server.keepUploadsElsewhere();
    world.source.server.addIssue(PATH, { title: 'One', description: `See ${markdown}` });
    world.source.server.addIssue(PATH, { title: 'Two' });
    await storage.close();
    expect(await world.sync({ existing: 'all' })).toMatchObject({ state: 'partial', result: { created: 1, failed: 1 } });
    expect(world.copies()).toMatchObject([{ title: 'Two' }]);
    expect(await world.problems()).toMatchObject([{ kind: 'failed', sourceIid: 1, failure: { code: 'unreachable', instanceId: null } }]);
  });
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

it('forgets an issue that is deleted between its listing and the reading of its comments', async () => {
  const person = world.source.server.actAs();
  for (const title of ['One', 'Two']) person.createIssue(PATH, { title });
  person.comment(PATH, 1, 'never to be had');
  world.source.server.faults.add({ method: 'GET', path: /issues\/1\/discussions/, kind: 'reset_before', onStrike: () => Promise.resolve(person.deleteIssue(PATH, 1)) });
  expect(await world.sync({ existing: 'all' })).toMatchObject({ state: 'partial', result: { created: 1, failed: 1 } });
  expect(await world.problems()).toMatchObject([{ kind: 'failed', sourceIid: 1, failure: { code: 'not_found' } }]);
  world.clock.advance(61_000);
  expect(await world.run()).toMatchObject({ state: 'succeeded' });
  expect(await world.problems()).toEqual([]);
  expect(world.copies().map(({ title }) => title)).toEqual(['Two']);
});
