import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIssueWorld, type IssueWorld, PATH } from '../../e2e/world/issue-world.ts';

let world: IssueWorld;
beforeEach(async () => void (world = await createIssueWorld()));
afterEach(() => world.close());

const MINUTE_MS = 60_000;
const lists = () => world.source.server.log.entries.filter(({ path }) => /\/issues(\?|$)/.test(path)).map(({ path }) => path.replace(/\?.*/, ''));

/** Lets the schedule work for so long. */
const pass = async (minutes: number): Promise<void> => {
  for (let minute = 0; minute < minutes; minute += 1) {
    world.clock.advance(MINUTE_MS);
    await world.settle();
  }
};

describe('the schedule', () => {
  it('runs a sync that is switched on, and copies what comes later', async () => {
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
    world.source.server.addIssue(PATH, { title: 'One' });
    await pass(3);
    expect(world.copies()).toMatchObject([{ title: 'One' }]);
    world.source.server.addIssue(PATH, { title: 'Two' });
    await pass(17);
    expect(world.copies()).toMatchObject([{ title: 'One' }, { title: 'Two' }]);
  });

  it('asks once for a whole group in each interval, and not at all in between', async () => {
    const other = 'platform/web';
    await world.project(other);
    const { id } = await world.call('mirrors.create', { pairId: world.pairId, source: other, target: other });
    for (const mirrorId of [world.mirrorId, id]) await world.call('issueSync.configure', { mirrorId, enabled: true, existing: 'all' });
    world.source.server.addIssue(PATH, { title: 'One' });
    await pass(20);
    world.clear();
    await pass(60);
    expect(lists()).toEqual(Array.from({ length: 4 }, () => '/api/v4/groups/platform/issues'));
    world.source.server.addIssue(other, { title: 'Two' });
    await pass(16);
    expect(world.target.server.snapshot(other)).toMatchObject([{ title: 'Two' }]);
  });

  it('asks half as often on battery, and copies what came all the same', async () => {
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
    world.source.server.addIssue(PATH, { title: 'One' });
    await pass(20);
    world.machine.emit('on_battery');
    await pass(30);
    world.clear();
    await pass(60);
    expect(lists()).toHaveLength(2);
    world.source.server.addIssue(PATH, { title: 'Two' });
    await pass(31);
    expect(world.copies()).toMatchObject([{ title: 'One' }, { title: 'Two' }]);
  });
});
