import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import { addSide } from '../../e2e/world/sides.ts';
import { createIssueWorld, type IssueWorld, PATH } from '../../e2e/world/issue-world.ts';

let world: IssueWorld;
beforeEach(async () => void (world = await createIssueWorld()));
afterEach(() => world.close());

const DEFAULTS = { direction: 'push', issueSyncEnabled: true } as const;

const instances = async (): Promise<[number, number]> => {
  const { items } = await world.call('instances.list', {});
  const [source, target] = ['Source', 'Target'].map((name) => items.find((one) => one.name === name)?.id ?? 0);
  return [source ?? 0, target ?? 0];
};

/** A mirror with issue sync between two instances; nothing is asked of Git. */
const join = async (name: string, sourceInstanceId: number, targetInstanceId: number): Promise<MirrorId> => {
  const { id: pairId } = await world.call('pairs.create', { name, sourceInstanceId, targetInstanceId, ...DEFAULTS });
  const { id } = await world.call('mirrors.create', { pairId, source: PATH, target: PATH });
  await world.call('issueSync.configure', { mirrorId: id, enabled: true, existing: 'all' });
  return id;
};

describe('two mirrors in both directions', () => {
  it('copy each issue once and come to rest', async () => {
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
    const [source, target] = await instances();
    const back = await join('Back', target, source);
    world.source.server.addIssue(PATH, { title: 'from the source' });
    world.target.server.addIssue(PATH, { title: 'from the target' });
    for (let round = 0; round < 3; round += 1) for (const mirror of [world.mirrorId, back]) await world.run(false, mirror);
    const titles = ['from the source', 'from the target'];
    expect(world.originals().map(({ title }) => title).toSorted()).toEqual(titles);
    expect(world.copies().map(({ title }) => title).toSorted()).toEqual(titles);
    world.clear();
    for (const mirror of [world.mirrorId, back]) await world.run(false, mirror);
    expect(world.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('wait for each other, and a run that was paused says that it holds both', async () => {
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
    const [source, target] = await instances();
    const back = await join('Back', target, source);
    for (let nth = 0; nth < 30; nth += 1) world.source.server.addIssue(PATH, { title: `Issue ${nth}` });
    const { jobId } = await world.call('issueSync.run', { mirrorId: world.mirrorId });
    expect(await world.refusal('issueSync.run', { mirrorId: back })).toMatchObject({ code: 'conflict', reason: 'issue_sync_reverse_runs' });
    await world.call('jobs.pause', { jobId });
    await world.settle();
    expect(await world.call('jobs.get', { jobId })).toMatchObject({ state: 'paused' });
    expect(await world.refusal('issueSync.run', { mirrorId: back })).toMatchObject({ code: 'conflict', reason: 'issue_sync_reverse_paused', name: PATH });
  });

  it('do so as well where somebody has deleted what the copy says of its origin', async () => {
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
    const [source, target] = await instances();
    const back = await join('Back', target, source);
    world.source.server.addIssue(PATH, { title: 'One' });
    await world.run();
    world.target.server.actAs().editIssue(PATH, 1, { description: 'mine now', labels: [] });
    await world.run(false, back);
    expect(world.originals()).toHaveLength(1);
  });
});

describe('three servers in a ring', () => {
  it('have each issue once, and come to rest', async () => {
    const third = addSide(await world.double.addServer({ name: 'third' }));
    third.server.addMember(await third.server.addProject({ path: PATH }), third.admin, 40);
    const { id: thirdId } = await world.call('instances.create', { name: 'Third', url: third.server.url, token: third.token.value, network: 'loopback' });
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
    const [source, target] = await instances();
    const ring = [world.mirrorId, await join('On', target, thirdId), await join('Around', thirdId, source)];
    world.source.server.addIssue(PATH, { title: 'One' });
    third.server.addIssue(PATH, { title: 'Three' });
    for (let round = 0; round < 3; round += 1) for (const mirror of ring) await world.run(false, mirror);
    for (const { server } of [world.source, world.target, third]) expect(server.snapshot(PATH).map(({ title }) => title).toSorted()).toEqual(['One', 'Three']);
  });
});

describe('the same projects in two pairs', () => {
  it('are copied by the first mirror alone, and the second one says so', async () => {
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
    const [source, target] = await instances();
    const { id: pairId } = await world.call('pairs.create', { name: 'Again', sourceInstanceId: source, targetInstanceId: target, direction: 'pull', issueSyncEnabled: true });
    const { id } = await world.call('mirrors.create', { pairId, source: PATH, target: PATH });
    expect(await world.refusal('issueSync.run', { mirrorId: id })).toMatchObject({ code: 'conflict', reason: 'target_used_twice' });
  });
});
