import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIssueWorld, type IssueWorld, PATH } from '../../e2e/world/issue-world.ts';

let world: IssueWorld;
beforeEach(async () => void (world = await createIssueWorld()));
afterEach(() => world.close());

const DAY_MS = 24 * 3_600_000;
const people = () => world.source.server.actAs();
const titles = () => world.copies().map(({ title }) => title);
const bodies = (iid: number) => world.copies().find((copy) => copy.iid === iid)?.notes.filter(({ system }) => !system).map(({ body }) => body.split('\n\n')[1]);

describe('a first run', () => {
  it('copies every issue with its comments, in their order, and asks for nothing twice', async () => {
    world.source.server.addIssue(PATH, { title: 'One', description: 'First' });
    world.source.server.addIssue(PATH, { title: 'Two', labels: ['bug'], confidential: true, dueDate: '2026-12-01', weight: 3 });
    for (const body of ['a', 'b', 'c']) world.source.server.addNote(PATH, 1, { body });
    world.clear();
    expect(await world.sync({ existing: 'all' })).toMatchObject({ state: 'succeeded', result: { created: 2, comments: 3 } });
    expect(world.copies()).toMatchObject([{ title: 'One', confidential: false }, { title: 'Two', confidential: true, dueDate: '2026-12-01', weight: 3 }]);
    expect(bodies(1)).toEqual(['a', 'b', 'c']);
    // 2 issues, 3 comments, 1 list of comments, 1 list of issues, 1 look for copies, 1 list of labels, and 2 labels.
    expect(world.requests()).toHaveLength(11);
    world.clear();
    expect(await world.run()).toMatchObject({ state: 'succeeded', result: { created: 0, updated: 0, unchanged: 2 } });
    expect(world.requests()).toHaveLength(1);
  });

  it('takes of the issues that were there none, the open ones, or those since a day', async () => {
    const now = Date.now();
    world.source.server.addIssue(PATH, { title: 'old and closed', state: 'closed', createdAt: now - 9 * DAY_MS, updatedAt: now - 9 * DAY_MS });
    world.source.server.addIssue(PATH, { title: 'old', createdAt: now - 8 * DAY_MS, updatedAt: now - 8 * DAY_MS });
    world.source.server.addIssue(PATH, { title: 'newer', createdAt: now - 2 * DAY_MS, updatedAt: now - 2 * DAY_MS });
    await world.sync({ existing: 'none' });
    expect(titles()).toEqual([]);
    await world.sync({ existing: { since: now - 3 * DAY_MS } });
    expect(titles()).toEqual(['newer']);
    await world.sync({ existing: 'open' });
    expect(titles().toSorted()).toEqual(['newer', 'old']);
    await world.sync({ existing: 'all' });
    expect(titles().toSorted()).toEqual(['newer', 'old', 'old and closed']);
    expect(world.copies().find(({ title }) => title === 'old and closed')?.state).toBe('closed');
  });
});

describe('what changes on the source', () => {
  it('changes on the copy, and nothing else is sent', async () => {
    const person = people();
    person.createIssue(PATH, { title: 'One', description: 'text', labels: ['bug'] });
    await world.sync({ existing: 'all' });
    world.target.server.actAs().editIssue(PATH, 1, { addLabels: ['seen'] });
    person.editIssue(PATH, 1, { title: 'Uno', addLabels: ['later'], removeLabels: ['bug'] });
    person.closeIssue(PATH, 1);
    world.clear();
    expect(await world.run()).toMatchObject({ result: { updated: 1 } });
    expect(world.copies()).toMatchObject([{ title: 'Uno', state: 'closed' }]);
    expect(world.copies()[0]?.labels.filter((name) => !name.startsWith('Mirrored'))).toEqual(['later', 'seen']);
    expect(world.requests().filter(({ method }) => method === 'PUT')).toHaveLength(1);
    person.reopenIssue(PATH, 1);
    await world.run();
    expect(world.copies()).toMatchObject([{ title: 'Uno', state: 'opened' }]);
  });

  it('wins over what people changed on the copy, and what they had can be put back', async () => {
    people().createIssue(PATH, { title: 'One', description: 'text' });
    await world.sync({ existing: 'all' });
    world.target.server.actAs().editIssue(PATH, 1, { title: 'Mine' });
    people().editIssue(PATH, 1, { title: 'Yours' });
    await world.run();
    const { id: runId, items } = await world.lastRun();
    expect(items).toMatchObject([{ action: 'update', parts: ['title'], replaced: { title: 'Mine' } }]);
    await world.call('issueSync.putBack', { runId, index: items[0]?.index ?? -1 });
    expect(titles()).toEqual(['Mine']);
    expect(await world.refusal('issueSync.putBack', { runId, index: items[0]?.index ?? -1 })).toMatchObject({ code: 'conflict', reason: 'nothing_to_put_back' });
  });

  it('is hidden from the copy before any other word of it, where it became confidential', async () => {
    people().createIssue(PATH, { title: 'One', description: 'text' });
    await world.sync({ existing: 'all' });
    people().editIssue(PATH, 1, { confidential: true, description: 'a secret' });
    world.clear();
    await world.run();
    const puts = world.target.server.log.entries.filter(({ method }) => method === 'PUT').map(({ body }) => body);
    expect(puts[0]).toEqual({ confidential: true });
    expect(world.copies()).toMatchObject([{ confidential: true, description: expect.stringContaining('a secret') }]);
  });

  it('sets estimate and spent time, more and less', async () => {
    const person = people();
    person.createIssue(PATH, { title: 'One' });
    person.editIssue(PATH, 1, { timeEstimate: 7200, timeSpent: 3600 });
    await world.sync({ existing: 'all' });
    expect(world.copies()).toMatchObject([{ timeEstimate: 7200, timeSpent: 3600 }]);
    person.editIssue(PATH, 1, { timeEstimate: 0, timeSpent: 1800 });
    await world.run();
    expect(world.copies()).toMatchObject([{ timeEstimate: 0, timeSpent: 1800 }]);
  });
});

describe('comments', () => {
  it('come all, oldest first, in their threads, and follow edits', async () => {
    const person = people();
    person.createIssue(PATH, { title: 'One' });
    const first = person.comment(PATH, 1, 'question');
    person.comment(PATH, 1, 'answer', { replyTo: first?.id ?? 0 });
    person.comment(PATH, 1, 'among us', { internal: true });
    for (let nth = 0; nth < 120; nth += 1) person.comment(PATH, 1, `more ${nth}`);
    await world.sync({ existing: 'all' });
    expect(bodies(1)?.slice(0, 4)).toEqual(['question', 'answer', 'among us', 'more 0']);
    expect(bodies(1)).toHaveLength(123);
    const [copy] = world.copies();
    const notes = copy?.notes.filter(({ system }) => !system) ?? [];
    expect(notes[0]?.discussionId).toBe(notes[1]?.discussionId);
    expect(notes[2]?.internal).toBe(true);
    person.editComment(PATH, 1, first?.id ?? 0, 'a better question');
    person.comment(PATH, 1, 'the last');
    await world.run();
    expect(bodies(1)?.[0]).toBe('a better question');
    expect(bodies(1)?.at(-1)).toBe('the last');
    expect(bodies(1)).toHaveLength(124);
  });

  it('are deleted from the copy where that is wanted', async () => {
    const person = people();
    person.createIssue(PATH, { title: 'One' });
    const [first] = [person.comment(PATH, 1, 'gone'), person.comment(PATH, 1, 'kept')];
    await world.sync({ existing: 'all', deletions: 'apply' });
    person.deleteComment(PATH, 1, first?.id ?? 0);
    person.editIssue(PATH, 1, { title: 'Uno' });
    await world.run();
    expect(bodies(1)).toEqual(['kept']);
  });
});

describe('files', () => {
  it('come along once, with their links', async () => {
    const person = people();
    const { markdown, secret } = person.attach(PATH, 'plan.txt', 'the plan');
    person.createIssue(PATH, { title: 'One', description: `See ${markdown}` });
    person.comment(PATH, 1, `Again ${markdown}`);
    expect(await world.sync({ existing: 'all' })).toMatchObject({ result: { uploads: 1 } });
    const [copy] = world.copies();
    expect(copy?.description).toMatch(/\/uploads\/[0-9a-f]{32}\/plan\.txt/);
    expect(copy?.description).not.toContain(secret);
    expect(await world.problems()).toEqual([]);
  });

  it('that are larger than the settings allow stay on the source, and that is said', async () => {
    const person = people();
    const { markdown } = person.attach(PATH, 'film.mp4', 'x'.repeat(1024 * 1024 + 1));
    person.createIssue(PATH, { title: 'One', description: `See ${markdown}` });
    await world.call('settings.update', { attachmentMegabytes: 1 });
    expect(await world.sync({ existing: 'all' })).toMatchObject({ result: { uploads: 0 } });
    expect(world.copies()[0]?.description).toContain(world.source.server.url);
    expect(await world.problems()).toMatchObject([{ kind: 'not_kept', parts: ['attachments'] }]);
  });

  it('that are not there any more stay links to the source, and that is said', async () => {
    people().createIssue(PATH, { title: 'One', description: `See [x](/uploads/${'a'.repeat(32)}/gone.txt)` });
    expect(await world.sync({ existing: 'all' })).toMatchObject({ state: 'succeeded', result: { uploads: 0 } });
    expect(world.copies()[0]?.description).toContain(world.source.server.url);
    expect(await world.problems()).toMatchObject([{ kind: 'not_kept', parts: ['attachments'] }]);
  });
});
