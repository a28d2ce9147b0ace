import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIssueWorld, type IssueWorld, PATH } from '../../e2e/world/issue-world.ts';

let world: IssueWorld;
beforeEach(async () => void (world = await createIssueWorld()));
afterEach(() => world.close());

const host = () => new URL(world.source.server.url).host;
const titles = () => world.copies().map(({ title }) => title);

describe('copies that are there already', () => {
  it('are ours again after the sync was removed, with their comments', async () => {
    const person = world.source.server.actAs();
    person.createIssue(PATH, { title: 'One' });
    person.comment(PATH, 1, 'first');
    await world.sync({ existing: 'all' });
    expect(await world.call('issueSync.remove', { mirrorId: world.mirrorId })).toEqual({ removed: true, linksForgotten: 1 });
    person.comment(PATH, 1, 'second');
    expect(await world.sync({ existing: 'all' })).toMatchObject({ result: { created: 0, updated: 1 } });
    expect(await world.lastRun()).toMatchObject({ items: [{ action: 'adopt', targetIid: 1 }] });
    const [copy] = world.copies();
    expect(copy?.notes.filter(({ system }) => !system).map(({ body }) => body.split('\n\n')[1])).toEqual(['first', 'second']);
  });

  it('of the original application are taken over, even where older issues are not copied', async () => {
    const { webUrl } = { webUrl: `${world.source.server.url}/${PATH}/-/issues/1` };
    world.source.server.addIssue(PATH, { title: 'One', createdAt: Date.now() - 1e9, updatedAt: Date.now() - 1e9 });
    world.target.server.addIssue(PATH, {
      title: 'One', labels: [`Mirrored-From::${host()}`],
      description: `Text\n\n---\n\n<!-- MIRROR_MAESTRO_FOOTER -->\n### 📋 Mirror Information\n\n🔗 **Source**: [${PATH}#1](${webUrl})`,
    });
    await world.sync({ existing: 'none' });
    expect(titles()).toEqual(['One']);
    world.source.server.actAs().editIssue(PATH, 1, { title: 'Uno' });
    await world.run();
    expect(titles()).toEqual(['Uno']);
  });

  it('of the original application keep their comments, each once, with those that people wrote beside them', async () => {
    const person = world.source.server.actAs();
    person.createIssue(PATH, { title: 'One' });
    for (const body of ['same', 'same', 'other', 'new']) person.comment(PATH, 1, body);
    world.target.server.addIssue(PATH, {
      title: 'One', labels: [`Mirrored-From::${host()}`],
      description: `Text\n\n---\n\n<!-- MIRROR_MAESTRO_FOOTER -->\n### 📋 Mirror Information\n\n🔗 **Source**: [${PATH}#1](${world.source.server.url}/${PATH}/-/issues/1)`,
    });
    for (const body of ['other', 'same', 'same']) world.target.server.addNote(PATH, 1, { body, author: world.target.admin });
    world.target.server.addNote(PATH, 1, { body: 'new' });
    await world.sync({ existing: 'all' });
    const bodies = world.copies()[0]?.notes.filter(({ system }) => !system).map(({ body }) => body.split('\n\n')[1] ?? body);
    expect(bodies).toEqual(['other', 'same', 'same', 'new', 'new']);
  });

  it('with a tag that is not ours wait for a yes, and nothing is copied beside them', async () => {
    const source = world.source.server.addIssue(PATH, { title: 'One' });
    const project = world.source.server.project(PATH);
    world.target.server.addIssue(PATH, {
      title: 'One', labels: [`Mirrored-From::${host()}`],
      description: `<!-- MIRROR_MAESTRO_FOOTER -->\n\n<!-- mirror-maestro:origin v1 ${encodeURIComponent(host())}/${project.id}/${source.id}/1 tag=${'0'.repeat(32)} -->`,
    });
    world.target.server.addNote(PATH, 1, { body: 'theirs' });
    await world.sync({ existing: 'all' });
    expect(world.copies()).toHaveLength(1);
    const [problem] = await world.problems();
    expect(problem).toMatchObject({ kind: 'adoptable', targetIid: 1 });
    const yes = () => world.call('issueSync.settleProblem', { problemId: problem?.id ?? 0, as: 'adopt' });
    const [{ jobId }] = await Promise.all([yes(), yes()]);
    await world.ended(jobId ?? 0);
    expect(world.copies()).toMatchObject([{ description: expect.stringContaining('**Source:**') }]);
    expect(await world.problems()).toEqual([]);
  });
});

describe('a copy that waits for a yes', () => {
  it('has no second one made beside it, however much later its issue changes', async () => {
    const person = world.source.server.actAs();
    const source = person.createIssue(PATH, { title: 'One' });
    const project = world.source.server.project(PATH);
    const copy = world.target.server.addIssue(PATH, {
      title: 'One', labels: [`Mirrored-From::${host()}`],
      description: `<!-- MIRROR_MAESTRO_FOOTER -->\n\n<!-- mirror-maestro:origin v1 ${encodeURIComponent(host())}/${project.id}/${source.id}/1 tag=${'0'.repeat(32)} -->`,
    });
    await world.sync({ existing: 'all' });
    for (const days of [3, 6]) {
      world.double.clock.advance(days * 24 * 3_600_000);
      world.clock.advance(days * 24 * 3_600_000);
      person.editIssue(PATH, 1, { title: `after ${days} days` });
      await world.run();
    }
    expect(titles()).toEqual(['One']);
    expect(await world.problems()).toMatchObject([{ kind: 'adoptable' }]);
    world.target.server.actAs().deleteIssue(PATH, copy.iid);
    person.editIssue(PATH, 1, { title: 'and without it' });
    await world.run();
    expect(titles()).toEqual(['and without it']);
    expect(await world.problems()).toEqual([]);
  });
});

describe('a copy that has come from elsewhere', () => {
  const HALF_HOUR_MS = 30 * 60_000;
  const pass = (): void => {
    world.double.clock.advance(HALF_HOUR_MS);
    world.clock.advance(HALF_HOUR_MS);
  };
  /** An issue with a copy on the target that this machine has no link to, after a run that has looked at everything. */
  const found = async (iid: number): Promise<void> => {
    const { id } = world.source.server.actAs().createIssue(PATH, { title: `Issue ${iid}` });
    world.target.server.addIssue(PATH, {
      title: `Issue ${iid}`, description: `<!-- MIRROR_MAESTRO_FOOTER -->\n\n<!-- mirror-maestro:origin v1 ${encodeURIComponent(host())}/${world.source.server.project(PATH).id}/${id}/${iid} tag=${'0'.repeat(32)} -->`,
    });
  };

  it('is found by the run after a dry run has seen it', async () => {
    await world.sync({ existing: 'all', intervalMinutes: 1440 });
    pass();
    await found(1);
    pass();
    await world.run(true);
    pass();
    await world.run();
    expect(titles()).toEqual(['Issue 1']);
    expect(await world.problems()).toMatchObject([{ kind: 'adoptable', sourceIid: 1 }]);
  });

  it('is found by the run after one that ended before it came to it', async () => {
    await world.sync({ existing: 'all', intervalMinutes: 1440 });
    pass();
    world.source.server.profile.perPageMax = 1;
    world.source.server.actAs().createIssue(PATH, { title: 'Issue 1' });
    world.double.clock.advance(5000);
    await found(2);
    pass();
    world.target.server.faults.add({ method: 'POST', path: /\/issues$/, kind: 'status', status: 503, times: Infinity });
    expect(await world.run()).toMatchObject({ state: 'failed' });
    world.target.server.faults.clear();
    pass();
    await world.run();
    expect(titles().toSorted()).toEqual(['Issue 1', 'Issue 2']);
    expect(await world.problems()).toMatchObject([{ kind: 'adoptable', sourceIid: 2 }]);
  });
});

describe('copies of the original application', () => {
  const footer = (iid: number, path = PATH) => `Text\n\n---\n\n<!-- MIRROR_MAESTRO_FOOTER -->\n### 📋 Mirror Information\n\n🔗 **Source**: [${path}#${iid}](${world.source.server.url}/${path}/-/issues/${iid})`;

  it('are taken over by their older label as well', async () => {
    world.source.server.addIssue(PATH, { title: 'One' });
    world.target.server.addIssue(PATH, { title: 'One', labels: ['Mirrored-From::instance-3'], description: footer(1) });
    expect(await world.sync({ existing: 'all' })).toMatchObject({ result: { created: 0, updated: 1 } });
    expect(titles()).toEqual(['One']);
  });

  it('whose comments cannot be read at first are taken over by the next try', async () => {
    world.source.server.addIssue(PATH, { title: 'One' });
    world.target.server.addIssue(PATH, { title: 'One', labels: [`Mirrored-From::${host()}`], description: footer(1) });
    world.target.server.addNote(PATH, 1, { body: 'text' });
    world.target.server.faults.add({ method: 'GET', path: /\/discussions/, kind: 'status', status: 400, body: { message: 'no' }, times: Infinity });
    expect(await world.sync({ existing: 'all', intervalMinutes: 1440 })).toMatchObject({ state: 'partial', result: { created: 0, failed: 1 } });
    expect(await world.problems()).toMatchObject([{ kind: 'failed', sourceIid: 1, targetIid: 1 }]);
    world.target.server.faults.clear();
    world.double.clock.advance(30 * 60_000);
    world.clock.advance(30 * 60_000);
    await world.run();
    expect(titles()).toEqual(['One']);
    expect(await world.problems()).toEqual([]);
  });

  it('that have lost their label wait for a yes', async () => {
    world.source.server.addIssue(PATH, { title: 'One' });
    world.target.server.addIssue(PATH, { title: 'One', description: footer(1) });
    expect(await world.sync({ existing: 'all' })).toMatchObject({ result: { created: 0, updated: 0 } });
    expect(await world.problems()).toMatchObject([{ kind: 'adoptable', targetIid: 1 }]);
    expect(world.copies()).toMatchObject([{ description: footer(1) }]);
  });

  it('are told apart by the whole number and path', async () => {
    for (let nth = 1; nth <= 12; nth += 1) world.source.server.addIssue(PATH, { title: `Issue ${nth}` });
    world.target.server.addIssue(PATH, { title: 'Issue 12', labels: [`Mirrored-From::${host()}`], description: footer(12) });
    world.target.server.addIssue(PATH, { title: 'another project’s', labels: [`Mirrored-From::${host()}`], description: footer(1, `${PATH}-two`) });
    expect(await world.sync({ existing: 'all' })).toMatchObject({ result: { created: 11, updated: 1 } });
    expect(titles().filter((title) => title === 'another project’s')).toHaveLength(1);
    expect(titles().toSorted()).toEqual([...Array.from({ length: 12 }, (_, nth) => `Issue ${nth + 1}`), 'another project’s'].toSorted());
  });
});

describe('a server that has got another name', () => {
  it('is the same one: its copies are taken over, and what came from it does not go back', async () => {
    world.source.server.actAs().createIssue(PATH, { title: 'One' });
    world.source.server.actAs().comment(PATH, 1, 'first');
    await world.sync({ existing: 'all' });
    const { items } = await world.call('instances.list', {});
    const [source = 0, target = 0] = ['Source', 'Target'].map((name) => items.find((one) => one.name === name)?.id ?? 0);
    await world.call('mirrors.remove', { mirrorId: world.mirrorId });
    await world.settle();
    await world.call('pairs.remove', { pairId: world.pairId });
    await world.call('instances.update', { instanceId: source, url: world.source.server.url.replace('127.0.0.1', 'localhost') });
    const join = async (name: string, sourceInstanceId: number, targetInstanceId: number) => {
      const { id: pairId } = await world.call('pairs.create', { name, sourceInstanceId, targetInstanceId, direction: 'push', issueSyncEnabled: true });
      const { id } = await world.call('mirrors.create', { pairId, source: PATH, target: PATH });
      await world.call('issueSync.configure', { mirrorId: id, enabled: true, existing: 'all' });
      return id;
    };
    const back = await join('Back', target, source);
    expect(await world.run(false, back)).toMatchObject({ state: 'succeeded', result: { created: 0 } });
    const again = await join('Again', source, target);
    expect(await world.run(false, again)).toMatchObject({ state: 'succeeded', result: { created: 0, updated: 1 } });
    expect(titles()).toEqual(['One']);
    expect(world.originals()).toHaveLength(1);
    expect(world.copies()[0]?.notes.filter(({ system }) => !system)).toHaveLength(1);
  });
});

describe('looking for copies', () => {
  it('goes no further back than the last look: what was made since is listed once more, and then never again', async () => {
    world.target.server.profile.perPageMax = 5;
    const person = world.source.server.actAs();
    for (let nth = 1; nth <= 30; nth += 1) person.createIssue(PATH, { title: `Issue ${nth}` });
    await world.sync({ existing: 'all' });
    const pages = async (title: string): Promise<number> => {
      world.double.clock.advance(30 * 60_000);
      person.createIssue(PATH, { title });
      world.clear();
      await world.run();
      return world.target.server.log.entries.filter(({ method, path }) => method === 'GET' && /\/issues(?:\?|$)/.test(path)).length;
    };
    expect(await pages('next')).toBeGreaterThan(1);
    expect(await pages('new')).toBe(1);
    expect(world.copies()).toHaveLength(32);
  });
});

describe('copies and issues that are gone', () => {
  it('a copy that people have moved to another project is told as gone, and the one left behind is not written to', async () => {
    const person = world.source.server.actAs();
    person.createIssue(PATH, { title: 'One' });
    await world.sync({ existing: 'all' });
    await world.target.server.addProject({ path: 'platform/elsewhere' });
    world.target.server.actAs().moveIssue(PATH, 1, 'platform/elsewhere');
    person.comment(PATH, 1, 'said afterwards');
    await world.run();
    expect(world.copies()[0]?.notes.filter(({ system }) => !system)).toEqual([]);
    expect(await world.problems()).toMatchObject([{ kind: 'copy_deleted', sourceIid: 1 }]);
  });

  it('a copy that people deleted is made again only when somebody says so', async () => {
    world.source.server.actAs().createIssue(PATH, { title: 'One' });
    await world.sync({ existing: 'all' });
    world.target.server.actAs().deleteIssue(PATH, 1);
    world.source.server.actAs().editIssue(PATH, 1, { title: 'Uno' });
    await world.run();
    await world.run();
    expect(titles()).toEqual([]);
    const [problem] = await world.problems();
    expect(problem).toMatchObject({ kind: 'copy_deleted', sourceIid: 1 });
    const { jobId } = await world.call('issueSync.settleProblem', { problemId: problem?.id ?? 0, as: 'create_again' });
    await world.ended(jobId ?? 0);
    expect(titles()).toEqual(['Uno']);
    expect(await world.problems()).toEqual([]);
  });

  it('an issue that was deleted is told, and its copy goes where that is wanted', async () => {
    for (const title of ['One', 'Two']) world.source.server.actAs().createIssue(PATH, { title });
    world.target.server.addMember(world.target.server.project(PATH), world.target.admin, 50);
    await world.sync({ existing: 'all' });
    world.source.server.actAs().deleteIssue(PATH, 1);
    world.clock.advance(25 * 3_600_000);
    await world.run();
    expect(await world.problems()).toMatchObject([{ kind: 'source_deleted', sourceIid: 1, targetIid: 1, title: 'One' }]);
    expect(titles()).toEqual(['One', 'Two']);
    world.source.server.actAs().deleteIssue(PATH, 2);
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, deletions: 'apply' });
    world.clock.advance(25 * 3_600_000);
    expect(await world.run()).toMatchObject({ result: { deleted: 1 } });
    expect(titles()).toEqual(['One']);
  });
});
