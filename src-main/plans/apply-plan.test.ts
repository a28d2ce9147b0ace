import { describe, expect, it } from 'vitest';
import { API, openMirrored, openPlans, PATHS } from './testing/plan-world.ts';

describe('a plan that is old', () => {
  it('leaves alone what has changed since, and is refused after an hour', async () => {
    const { world, make, run, pushOf, api } = await openMirrored();
    pushOf(API).keepDivergentRefs = false;
    await world.call('mirrors.verify', { mirrorId: api });
    const plan = await make({ kind: 'repair', select: { mirrorIds: [api] } });
    await world.call('mirrors.update', { mirrorId: api, overrides: { overwriteDiverged: true } });
    const { plan: applied } = await run('plans.apply', plan.id);
    expect(applied.steps).toMatchObject([{ state: 'skipped', failure: { code: 'conflict', reason: 'plan_is_old' } }]);
    const later = await make({ kind: 'rotate', select: { mirrorIds: [api] } });
    world.clock.advance(3_600_001);
    expect(await world.refusal('plans.apply', { planId: later.id })).toEqual({ code: 'conflict', reason: 'plan_is_old' });
  });
});

describe('a large plan', () => {
  it('wants an explicit word', async () => {
    const { world, make } = await openMirrored();
    await world.call('settings.update', { guardMirrors: 1 });
    const plan = await make({ kind: 'rotate', select: { filter: {} } });
    expect(plan.guard).toBe('apply');
    expect(await world.refusal('plans.apply', { planId: plan.id, word: 'delete' })).toMatchObject({ reason: 'word_missing', name: 'apply' });
  });
});

describe('a plan that is under way', { timeout: 30_000 }, () => {
  /** Applies a repair of both mirrors and does something to its job while the first one's settings are sent. */
  const during = async (method: 'jobs.pause' | 'jobs.cancel') => {
    const { world, pairId, make, run } = await openPlans();
    // Of one project: such steps follow each other.
    const ids = await Promise.all(PATHS.map(async (target) => (await world.call('mirrors.create', { pairId, source: API, target })).id));
    await world.settle();
    for (const mirror of world.source.server.pushMirrors(API)) mirror.keepDivergentRefs = false;
    for (const mirrorId of ids) await world.call('mirrors.verify', { mirrorId });
    const { id } = await make({ kind: 'repair', select: { filter: {} } });
    const { jobId } = await world.call('plans.apply', { planId: id });
    world.source.server.faults.add({ method: 'PUT', path: /remote_mirrors/, kind: 'reset_before', onStrike: async () => void (await world.call(method, { jobId })) });
    await world.settle();
    const sent = () => world.source.server.pushMirrors(API).map(({ keepDivergentRefs }) => keepDivergentRefs);
    return { world, run, id, jobId, sent };
  };

  it('rests between two steps when it is paused, and goes on', async () => {
    const { world, id, jobId, sent } = await during('jobs.pause');
    expect(await world.call('jobs.get', { jobId })).toMatchObject({ state: 'paused', progress: { total: 2, processed: 1 } });
    expect(sent()).toEqual([true, false]);
    await world.letGo();
    await world.reopen();
    await world.call('jobs.resume', { jobId });
    await world.settle();
    expect(sent()).toEqual([true, true]);
    expect(await world.call('plans.get', { planId: id })).toMatchObject({ state: 'applied', steps: [{ state: 'done' }, { state: 'done' }] });
  });

  it('ends with what was done when it is cancelled, and that can be undone', async () => {
    const { world, run, id, jobId, sent } = await during('jobs.cancel');
    expect(await world.call('jobs.get', { jobId })).toMatchObject({ state: 'cancelled' });
    expect(await world.call('plans.get', { planId: id })).toMatchObject({ state: 'applied', steps: [{ state: 'done' }, { state: 'skipped' }] });
    await run('plans.undo', id);
    expect(sent()).toEqual([false, false]);
  });

  it('is not applied a second time', async () => {
    const { world, make, api, web } = await openMirrored();
    const { id } = await make({ kind: 'rotate', select: { mirrorIds: [api, web] } });
    await world.call('plans.apply', { planId: id });
    expect(await world.refusal('plans.apply', { planId: id })).toMatchObject({ reason: 'not_possible_now' });
    await world.settle();
    expect(await world.refusal('plans.apply', { planId: id })).toMatchObject({ reason: 'not_possible_now' });
  });

  it('fails a step that GitLab refuses, and does the others', async () => {
    const { world, make, run, pushOf, api, web } = await openMirrored();
    for (const path of PATHS) pushOf(path).keepDivergentRefs = false;
    for (const mirrorId of [api, web]) await world.call('mirrors.verify', { mirrorId });
    world.source.server.faults.add({ method: 'PUT', path: /remote_mirrors/, kind: 'status', status: 400, body: { message: { base: ['No'] } } });
    const { job, plan } = await run('plans.apply', (await make({ kind: 'repair', select: { filter: {} } })).id);
    expect(job).toMatchObject({ state: 'partial', progress: { total: 2, processed: 2, succeeded: 1, failed: 1 } });
    expect(plan.steps.map(({ state }) => state)).toEqual(['failed', 'done']);
  });
});

describe('what is not there', () => {
  it('is refused', async () => {
    const { world, pairId } = await openPlans();
    expect(await world.refusal('plans.get', { planId: 99 })).toEqual({ code: 'not_found', kind: 'plan' });
    expect(await world.refusal('plans.apply', { planId: 99 })).toEqual({ code: 'not_found', kind: 'plan' });
    expect(await world.refusal('plans.make', { kind: 'rotate', select: { mirrorIds: [99] } })).toEqual({ code: 'not_found', kind: 'mirror' });
    expect(await world.refusal('plans.make', { kind: 'create', pairId: 99, rules: { sourceGroup: 'a', targetGroup: 'b' } })).toEqual({ code: 'not_found', kind: 'pair' });
    expect(await world.refusal('plans.make', { kind: 'adopt', pairId, mirrors: [] })).toMatchObject({ code: 'invalid_input' });
  });
});
