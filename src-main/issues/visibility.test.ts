import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIssueWorld, type IssueWorld, PATH } from '../../e2e/world/issue-world.ts';

let world: IssueWorld;
beforeEach(async () => void (world = await createIssueWorld()));
afterEach(() => world.close());

const GUEST = 10;
const people = () => world.source.server.actAs();

describe('a copy of a confidential issue that somebody has opened to everybody', () => {
  it.each([
    ['a comment', () => void people().comment(PATH, 1, 'the secret')],
    ['a text', () => people().editIssue(PATH, 1, { description: 'the secret' })],
  ])('is hidden again before %s is copied', async (_what, change) => {
    people().createIssue(PATH, { title: 'One', confidential: true });
    await world.sync({ existing: 'all' });
    const guest = world.target.server.addUser({ username: 'guest' });
    world.target.server.addMember(world.target.server.project(PATH), guest, GUEST);
    world.target.server.actAs().editIssue(PATH, 1, { confidential: false });
    change();
    // Whatever of the change arrives is looked at by the guest at that moment.
    const seen: string[] = [];
    const look = async (): Promise<void> => {
      const [copy] = world.copies();
      if (world.target.server.canRead(guest, PATH, 1)) seen.push(copy?.description ?? '', ...(copy?.notes.map(({ body }) => body) ?? []));
      return Promise.resolve();
    };
    for (const method of ['POST', 'PUT']) world.target.server.faults.add({ method, path: /\/issues\/1/, kind: 'reset_after_commit', onStrike: look });
    await world.run();
    await look();
    expect(seen.join('\n')).not.toContain('the secret');
    expect(world.copies()).toMatchObject([{ confidential: true }]);
  });
});

describe('an issue that becomes confidential while it is being copied', () => {
  const guestSees = (): string => {
    const guest = world.target.server.addUser({ username: 'guest' });
    world.target.server.addMember(world.target.server.project(PATH), guest, GUEST);
    return world.copies().filter(({ iid }) => world.target.server.canRead(guest, PATH, iid)).map(({ description, notes }) => [description, ...notes.map(({ body }) => body)].join('\n')).join('\n');
  };
  /** After the issue was listed and before its comments are read. */
  const hideMeanwhile = (): void => {
    const onStrike = (): Promise<void> => {
      people().editIssue(PATH, 1, { confidential: true });
      people().comment(PATH, 1, 'the secret');
      return Promise.resolve();
    };
    world.source.server.faults.add({ method: 'GET', path: /discussions/, kind: 'reset_before', onStrike });
  };

  it('has its copy made hidden, with what was said since', async () => {
    people().createIssue(PATH, { title: 'One' });
    people().comment(PATH, 1, 'in the open');
    hideMeanwhile();
    await world.sync({ existing: 'all' });
    expect(guestSees()).not.toContain('the secret');
    expect(world.copies()).toMatchObject([{ confidential: true }]);
  });

  it('has its copy hidden before what was said since is written there', async () => {
    people().createIssue(PATH, { title: 'One' });
    await world.sync({ existing: 'all' });
    people().comment(PATH, 1, 'in the open');
    hideMeanwhile();
    world.clear();
    await world.run();
    expect(guestSees()).not.toContain('the secret');
    expect(world.target.server.log.entries.find(({ method }) => method !== 'GET')).toMatchObject({ method: 'PUT', body: { confidential: true } });
  });
});

describe('a thread whose copy people have deleted', () => {
  it('gets its later replies as comments of their own', async () => {
    people().createIssue(PATH, { title: 'One' });
    const root = people().comment(PATH, 1, 'question');
    people().comment(PATH, 1, 'answer', { replyTo: root?.id ?? 0 });
    await world.sync({ existing: 'all' });
    for (const { id } of world.copies()[0]?.notes.filter(({ system }) => !system) ?? []) world.target.server.actAs().deleteComment(PATH, 1, id);
    people().comment(PATH, 1, 'late answer', { replyTo: root?.id ?? 0 });
    people().comment(PATH, 1, 'beside it');
    expect(await world.run()).toMatchObject({ state: 'succeeded' });
    expect(world.copies()[0]?.notes.filter(({ system }) => !system).map(({ body }) => body.split('\n\n')[1])).toEqual(['late answer', 'beside it']);
    expect(await world.problems()).toMatchObject([]);
  });
});
