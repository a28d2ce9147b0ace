import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIssueWorld, type IssueWorld, PATH } from '../../e2e/world/issue-world.ts';

let world: IssueWorld;
beforeEach(async () => void (world = await createIssueWorld()));
afterEach(() => world.close());

const MINUTE = 60_000;

const fill = (issues: number, comments: number): void => {
  for (let nth = 1; nth <= issues; nth += 1) {
    world.source.server.addIssue(PATH, { title: `Issue ${nth}` });
    for (let note = 0; note < comments; note += 1) world.source.server.addNote(PATH, nth, { body: 'text' });
  }
};

/** Begins a run and lets so much time pass. */
const runFor = async (ms: number): Promise<number> => {
  await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
  const { jobId } = await world.call('issueSync.run', { mirrorId: world.mirrorId });
  world.app().startWork();
  await pass(ms);
  return jobId;
};

const pass = (ms: number): Promise<void> => world.passing(new Promise((resolve) => void world.clock.after(ms, resolve)));

const idOf = async (name: string): Promise<number> => (await world.call('instances.list', { text: name })).items[0]?.id ?? 0;

describe('a run that a limit holds up', () => {
  it('says which one, and how long the rest takes at its pace', async () => {
    fill(20, 3);
    await world.call('settings.update', { requestsPerMinute: 10 });
    const jobId = await runFor(3 * MINUTE);
    const before = await world.call('jobs.get', { jobId });
    expect(before).toMatchObject({ state: 'running', progress: { total: 20 }, outlook: { instanceId: await idOf('Target'), of: 'requests', by: 'us', perMinute: 10 } });
    await pass(4 * MINUTE);
    const after = await world.call('jobs.get', { jobId });
    const passed = (before.outlook?.remainingMs ?? 0) - (after.outlook?.remainingMs ?? 0);
    expect(passed).toBeGreaterThan(2.5 * MINUTE);
    expect(passed).toBeLessThan(5.5 * MINUTE);
    const told = world.clock.now() + (after.outlook?.remainingMs ?? 0);
    const ended = await world.ended(jobId);
    expect(ended).toMatchObject({ state: 'succeeded' });
    expect(Math.abs((ended.finishedAt ?? 0) - told)).toBeLessThan(3 * MINUTE);
  });

  it('counts down within an issue of many comments', async () => {
    fill(1, 60);
    await world.call('settings.update', { requestsPerMinute: 10 });
    const jobId = await runFor(3 * MINUTE);
    const before = await world.call('jobs.get', { jobId });
    await pass(2 * MINUTE);
    const after = await world.call('jobs.get', { jobId });
    await world.ended(jobId);
    expect(before.outlook?.left).toBeGreaterThan(after.outlook?.left ?? Infinity);
    expect(after).toMatchObject({ progress: { total: 1, processed: 0 } });
  });

  it('says so as well while it rests, since the server wants it to wait for long', async () => {
    fill(4, 2);
    world.target.server.faults.add({ method: 'POST', path: /notes$/, kind: 'status', status: 429, headers: { 'Retry-After': '120' }, body: { message: { error: 'Too many.' } } });
    const jobId = await runFor(MINUTE / 4);
    const job = await world.call('jobs.get', { jobId });
    expect(job).toMatchObject({ state: 'queued', outlook: { instanceId: await idOf('Target'), of: 'comments', by: 'server', until: job.runAt } });
    expect(job.outlook?.remainingMs).toBeGreaterThan(1.5 * MINUTE);
    await world.ended(jobId);
    expect(await world.call('jobs.get', { jobId })).toMatchObject({ state: 'succeeded', outlook: null });
  });

  it('says nothing where no limit is in the way', async () => {
    fill(2, 1);
    const jobId = await runFor(5_000);
    expect(await world.call('jobs.get', { jobId })).toMatchObject({ outlook: null });
  });
});

describe('a run that goes on after a rest', () => {
  it('still counts every issue that is to come', async () => {
    fill(40, 0);
    const jobId = await runFor(0);
    await world.ended(jobId);
    await world.call('settings.update', { requestsPerMinute: 10 });
    for (let nth = 1; nth <= 40; nth += 1) world.source.server.actAs().editIssue(PATH, nth, { title: `Changed ${nth}` });
    world.clock.advance(2 * MINUTE);
    const next = await runFor(MINUTE);
    await world.call('jobs.pause', { jobId: next });
    await world.settle();
    const rested = await world.call('jobs.get', { jobId: next });
    expect(rested).toMatchObject({ state: 'paused', outlook: null });
    expect(rested.progress.processed).toBeGreaterThan(0);
    expect(rested.progress.processed).toBeLessThan(40);
    await world.call('jobs.resume', { jobId: next });
    await pass(MINUTE);
    const gone = await world.call('jobs.get', { jobId: next });
    await world.ended(next);
    expect(gone.progress.total).toBeGreaterThanOrEqual(40);
  });
});
