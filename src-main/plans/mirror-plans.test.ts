import { describe, expect, it } from 'vitest';
import { CLEAN } from '../../e2e/world/world.ts';
import { MirrorId } from '../../src-preload/contract/ids.ts';
import { API, openMirrored, openPlans, PATHS } from './testing/plan-world.ts';

describe('repairing', () => {
  it('sends what differs, skips what matches, and undo puts GitLab back', async () => {
    const { world, make, run, get, pushOf, api } = await openMirrored();
    pushOf(API).keepDivergentRefs = false;
    await world.call('mirrors.verify', { mirrorId: api });
    const plan = await make({ kind: 'repair', select: { filter: {} } });
    expect(plan).toMatchObject({ total: 2, guard: null, undo: 'full', counts: { update: 1, skip: 1 } });
    expect(plan.steps[0]).toMatchObject({ mirrorId: api, before: [{ field: 'overwriteDiverged', value: true }], after: [{ field: 'overwriteDiverged', value: false }] });
    const applied = await run('plans.apply', plan.id);
    expect(applied.job).toMatchObject({ state: 'succeeded', progress: { total: 2, processed: 2, succeeded: 1, failed: 0, skipped: 1 } });
    expect(applied.plan).toMatchObject({ state: 'applied', steps: [{ state: 'done' }, { state: 'skipped' }] });
    expect(pushOf(API).keepDivergentRefs).toBe(true);
    expect((await get(api)).verified.settings).toBe('match');
    const undone = await run('plans.undo', plan.id);
    expect(undone).toMatchObject({ job: { state: 'succeeded', result: { undone: 1, left: 0 } }, plan: { state: 'undone' } });
    expect(pushOf(API).keepDivergentRefs).toBe(false);
    expect((await world.call('activity.list', {})).items.map(({ action }) => action)).toEqual(expect.arrayContaining(['plan.applied', 'plan.undone']));
  });

  it('makes an orphan anew with a new credential, and undo takes that away again', async () => {
    const { world, make, run, get, pushOf, api } = await openMirrored();
    const client = await fetch(`${world.source.server.url}/api/v4/projects/${encodeURIComponent(API)}/remote_mirrors/${pushOf(API).id}`, { method: 'DELETE', headers: { 'PRIVATE-TOKEN': world.source.token.value } });
    expect(client.status).toBe(204);
    expect((await world.call('mirrors.verify', { mirrorId: api })).settings.state).toBe('orphan');
    const plan = await make({ kind: 'repair', select: { mirrorIds: [api] } });
    expect(plan).toMatchObject({ counts: { recreate: 1 }, undo: 'partial' });
    await run('plans.apply', plan.id);
    expect(world.leftovers(API)).toEqual({ tokens: 1, pushMirrors: 1, pullMirrors: 0 });
    expect(await get(api)).toMatchObject({ verified: { state: 'equal', settings: 'match' }, credential: { state: 'active' } });
    await run('plans.undo', plan.id);
    expect(world.leftovers(API)).toEqual(CLEAN);
    expect((await world.call('mirrors.verify', { mirrorId: api })).settings.state).toBe('orphan');
  });
});

describe('applying again', () => {
  it('sends settings where nothing is known of GitLab', async () => {
    const { world, pairId, make, run, pushOf } = await openPlans();
    const { id: mirrorId } = await world.call('mirrors.create', { pairId, source: API, target: API });
    pushOf(API).onlyProtectedBranches = true;
    const plan = await make({ kind: 'reapply', select: { mirrorIds: [MirrorId.parse(mirrorId)] } });
    expect(plan.steps[0]?.before).toContainEqual({ field: 'onlyProtectedBranches', value: null });
    await run('plans.apply', plan.id);
    expect(pushOf(API).onlyProtectedBranches).toBe(false);
  });
});

describe.each(['push', 'pull'] as const)('enabling a %s mirror', (direction) => {
  it('switches on what is off, and undo switches it off', async () => {
    const { world, pairId, make, run, get, pushOf, api } = await openMirrored(direction);
    await world.call('mirrors.update', { mirrorId: api, enabled: false });
    const isOn = () => (direction === 'push' ? pushOf(API).enabled : world.target.server.pullMirror(API).enabled);
    const plan = await make({ kind: 'enable', select: { filter: { pairId } } });
    expect(plan.counts).toEqual({ enable: 1, skip: 1 });
    await run('plans.apply', plan.id);
    expect(isOn()).toBe(true);
    expect((await get(api)).desired.enabled).toBe(true);
    await run('plans.undo', plan.id);
    expect(isOn()).toBe(false);
    expect((await get(api)).desired.enabled).toBe(false);
  });
});

describe('removing', () => {
  it('wants its word, leaves nothing on GitLab, and cannot be undone', async () => {
    const { world, make, run, api, web } = await openMirrored();
    const plan = await make({ kind: 'remove', select: { mirrorIds: [api, web] } });
    expect(plan).toMatchObject({ guard: 'delete', undo: 'none' });
    expect(await world.refusal('plans.apply', { planId: plan.id })).toEqual({ code: 'conflict', reason: 'word_missing', name: 'delete' });
    await run('plans.apply', plan.id, 'delete');
    expect(PATHS.map((path) => world.leftovers(path))).toEqual([CLEAN, CLEAN]);
    expect(await world.refusal('plans.undo', { planId: plan.id })).toMatchObject({ reason: 'not_possible_now' });
  });
});

describe('rotating', () => {
  it('renews each credential and leaves one of each', async () => {
    const { world, make, run, get, api, web } = await openMirrored();
    const ids = [api, web];
    const names = async () => Promise.all(ids.map(async (id) => (await get(id)).credential.name));
    const before = await names();
    const plan = await make({ kind: 'rotate', select: { mirrorIds: ids } });
    await run('plans.apply', plan.id);
    await world.settle();
    const after = await names();
    expect(after.filter((name) => before.includes(name))).toEqual([]);
    expect(PATHS.map((path) => world.leftovers(path))).toEqual(PATHS.map(() => ({ tokens: 1, pushMirrors: 1, pullMirrors: 0 })));
  });
});
