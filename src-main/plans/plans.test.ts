import { afterEach, describe, expect, it } from 'vitest';
import { CLEAN, createWorld, type World } from '../../e2e/world/world.ts';
import { MirrorId, type PairId, type PlanId, ProjectId } from '../../src-preload/contract/ids.ts';
import type { Input } from '../../src-preload/contract/methods.ts';

const PATHS = ['platform/api', 'platform/web'] as const;
const [API, WEB] = PATHS;

let world: World;
let pairId: PairId;
afterEach(() => world.close());

const begin = async (direction: 'push' | 'pull' = 'push', profile = {}): Promise<void> => {
  world = await createWorld({ source: profile, target: profile });
  ({ id: pairId } = await world.join(direction));
  for (const path of PATHS) await world.project(path);
};

const mirrored = async (direction: 'push' | 'pull' = 'push'): Promise<MirrorId[]> => {
  await begin(direction);
  const ids: MirrorId[] = [];
  for (const path of PATHS) ids.push(MirrorId.parse((await world.call('mirrors.create', { pairId, source: path, target: path })).id));
  await world.settle();
  for (const mirrorId of ids) await world.call('mirrors.verify', { mirrorId });
  return ids;
};

const make = (input: Input<'plans.make'>) => world.call('plans.make', input);
const run = async (method: 'plans.apply' | 'plans.undo', planId: PlanId, word?: string) => {
  const { jobId } = await (method === 'plans.apply' ? world.call(method, { planId, ...(word === undefined ? {} : { word }) }) : world.call(method, { planId }));
  await world.settle();
  return { job: await world.call('jobs.get', { jobId }), plan: await world.call('plans.get', { planId }) };
};
const pushOf = (path: string) => {
  const [one] = world.source.server.pushMirrors(path);
  if (one === undefined) throw new Error(`no push mirror on ${path}`);
  return one;
};
const get = (mirrorId: MirrorId) => world.call('mirrors.get', { mirrorId });

describe('repairing', () => {
  it('sends what differs, skips what matches, and undo puts GitLab back', async () => {
    const [api, web] = await mirrored();
    if (api === undefined || web === undefined) throw new Error('no mirrors');
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
    const [api] = await mirrored();
    if (api === undefined) throw new Error('no mirror');
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
    await begin();
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
    const [api, web] = await mirrored(direction);
    if (api === undefined || web === undefined) throw new Error('no mirrors');
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
    const ids = await mirrored();
    const plan = await make({ kind: 'remove', select: { mirrorIds: ids } });
    expect(plan).toMatchObject({ guard: 'delete', undo: 'none' });
    expect(await world.refusal('plans.apply', { planId: plan.id })).toEqual({ code: 'conflict', reason: 'word_missing', name: 'delete' });
    await run('plans.apply', plan.id, 'delete');
    expect(PATHS.map((path) => world.leftovers(path))).toEqual([CLEAN, CLEAN]);
    expect(await world.refusal('plans.undo', { planId: plan.id })).toMatchObject({ reason: 'not_possible_now' });
  });
});

describe('rotating', () => {
  it('renews each credential and leaves one of each', async () => {
    const ids = await mirrored();
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

const creation = (change: object = {}): Input<'plans.make'> => ({ kind: 'create', pairId, rules: { sourceGroup: 'platform', targetGroup: 'copies', createMissing: true, prefix: 'm-', ...change } });

describe('creating by path rules', () => {
  const intoGroup = async (): Promise<void> => {
    await begin();
    const group = world.target.server.addGroup({ path: 'copies' });
    world.target.server.addMember(group, world.target.admin, 50);
  };

  it('makes the missing projects private, then their mirrors, and undo takes both back', async () => {
    await intoGroup();
    const plan = await make(creation());
    expect(plan.steps.map(({ action, object }) => [action, object])).toEqual([
      ['create_project', 'copies/m-api'], ['create', 'platform/api → copies/m-api'], ['create_project', 'copies/m-web'], ['create', 'platform/web → copies/m-web'],
    ]);
    const { job } = await run('plans.apply', plan.id);
    expect(job).toMatchObject({ state: 'succeeded', progress: { total: 4, succeeded: 4 } });
    expect((await world.call('mirrors.list', {})).items.map(({ target, verified }) => [target.path, verified.state])).toEqual([['copies/m-api', 'equal'], ['copies/m-web', 'equal']]);
    const again = await make(creation());
    expect(again.steps.map(({ failure }) => failure)).toEqual([{ code: 'conflict', reason: 'mirror_exists' }, { code: 'conflict', reason: 'mirror_exists' }]);
    const undone = await run('plans.undo', plan.id);
    // GitLab has pushed into them meanwhile: they are not empty, and stay.
    expect(undone.job).toMatchObject({ state: 'partial', result: { undone: 2, left: 2 } });
    expect((await world.call('mirrors.list', {})).total).toBe(0);
    expect(undone.plan.steps[0]).toMatchObject({ state: 'done', failure: { code: 'conflict', reason: 'target_not_empty' } });
  });

  it('takes a project back that nothing was pushed into', async () => {
    await intoGroup();
    world.source.server.archive(WEB);
    const plan = await make(creation({ exclude: ['web'] }));
    world.target.server.faults.add({ method: 'POST', path: /access_tokens$/, kind: 'status', status: 400, body: { message: '400 Bad request - no' } });
    const { job, plan: applied } = await run('plans.apply', plan.id);
    expect(job).toMatchObject({ state: 'partial', progress: { total: 2, succeeded: 1, failed: 1 } });
    expect(applied.steps).toMatchObject([{ state: 'done' }, { state: 'failed', failure: { code: 'refused_by_gitlab' } }]);
    await run('plans.undo', plan.id);
    expect(() => world.target.server.project('copies/m-api')).toThrow();
  });

  it('tries again what failed when it is applied anew', async () => {
    await intoGroup();
    const plan = await make(creation({ exclude: ['web'] }));
    world.target.server.faults.add({ method: 'POST', path: /access_tokens$/, kind: 'status', status: 400, body: { message: '400 Bad request - no' } });
    await run('plans.apply', plan.id);
    const { job } = await run('plans.apply', plan.id);
    expect(job).toMatchObject({ state: 'succeeded', progress: { total: 2, succeeded: 2 } });
  });

  it('skips what it may not or cannot make, and says why', async () => {
    await intoGroup();
    world.source.server.archive(WEB);
    expect((await make(creation({ createMissing: false }))).steps.map(({ failure }) => failure?.code)).toEqual(['not_found', 'project_archived']);
    expect((await make(creation({ rename: [{ from: 'api', to: 'nowhere/api' }] }))).steps[0]?.failure).toMatchObject({ code: 'not_found', kind: 'group', name: 'copies/nowhere' });
    expect(await world.refusal('plans.make', creation({ sourceGroup: 'no/such' }))).toMatchObject({ code: 'not_found', kind: 'group' });
  });
});

describe('adopting', () => {
  it('takes a mirror over with its settings, asks no change of GitLab, and undo only forgets it', async () => {
    const [api] = await mirrored();
    if (api === undefined) throw new Error('no mirror');
    pushOf(API).onlyProtectedBranches = true;
    const gitlabMirrorId = pushOf(API).id;
    const { source } = await get(api);
    const { target } = await get(api);
    await world.call('pairs.remove', { pairId, mirrors: 'forget' });
    const other = await world.call('pairs.create', { name: 'Other', sourceInstanceId: source.instanceId, targetInstanceId: target.instanceId, direction: 'push' });
    const ref = { ownerInstanceId: source.instanceId, ownerProjectId: source.id, gitlabMirrorId };
    const plan = await make({ kind: 'adopt', pairId: other.id, mirrors: [ref, { ...ref, gitlabMirrorId: 999 }, { ...ref, ownerProjectId: ProjectId.parse(99_999) }] });
    expect(plan.steps.map(({ action, failure }) => [action, failure?.code])).toEqual([['adopt', undefined], ['skip', 'conflict'], ['skip', 'not_found']]);
    world.source.server.log.clear();
    world.target.server.log.clear();
    const applied = await run('plans.apply', plan.id);
    expect([...world.source.server.log.entries, ...world.target.server.log.entries].filter(({ method }) => method !== 'GET')).toEqual([]);
    const mirrorId = applied.plan.steps[0]?.mirrorId;
    if (mirrorId === null || mirrorId === undefined) throw new Error('not adopted');
    expect(await get(mirrorId)).toMatchObject({ pairId: other.id, credential: { state: 'none' }, desired: { overrides: { onlyProtectedBranches: true, overwriteDiverged: null } } });
    expect((await world.call('mirrors.verify', { mirrorId })).settings.state).toBe('match');
    await run('plans.undo', plan.id);
    expect(await world.refusal('mirrors.get', { mirrorId })).toMatchObject({ code: 'not_found' });
    expect(pushOf(API).id).toBe(gitlabMirrorId);
  });

  it('leaves alone what is ours already', async () => {
    const [api] = await mirrored();
    if (api === undefined) throw new Error('no mirror');
    const { source, target } = await get(api);
    const other = await world.call('pairs.create', { name: 'Other', sourceInstanceId: source.instanceId, targetInstanceId: target.instanceId, direction: 'push' });
    const plan = await make({ kind: 'adopt', pairId: other.id, mirrors: [{ ownerInstanceId: source.instanceId, ownerProjectId: source.id, gitlabMirrorId: pushOf(API).id }] });
    expect(plan.steps).toMatchObject([{ action: 'skip', failure: { code: 'conflict', reason: 'mirror_exists' } }]);
  });

  it('refuses a mirror of another direction or server', async () => {
    const [api] = await mirrored();
    if (api === undefined) throw new Error('no mirror');
    const { target } = await get(api);
    const plan = await make({ kind: 'adopt', pairId, mirrors: [{ ownerInstanceId: target.instanceId, ownerProjectId: target.id, gitlabMirrorId: null }] });
    expect(plan.steps).toMatchObject([{ action: 'skip', failure: { code: 'conflict', reason: 'not_possible_now' } }]);
    expect(await world.refusal('plans.apply', { planId: plan.id })).toMatchObject({ reason: 'not_possible_now' });
  });
});

describe('a plan that is old', () => {
  it('leaves alone what has changed since, and is refused after an hour', async () => {
    const [api] = await mirrored();
    if (api === undefined) throw new Error('no mirror');
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
    await mirrored();
    await world.call('settings.update', { guardMirrors: 1 });
    const plan = await make({ kind: 'rotate', select: { filter: {} } });
    expect(plan.guard).toBe('apply');
    expect(await world.refusal('plans.apply', { planId: plan.id, word: 'delete' })).toMatchObject({ reason: 'word_missing', name: 'apply' });
  });
});

describe('a plan that is under way', { timeout: 30_000 }, () => {
  /** Applies a repair of both mirrors and does something to its job while the first one's settings are sent. */
  const during = async (method: 'jobs.pause' | 'jobs.cancel') => {
    await begin();
    // Of one project: such steps follow each other.
    const ids = await Promise.all(PATHS.map(async (target) => (await world.call('mirrors.create', { pairId, source: API, target })).id));
    await world.settle();
    for (const mirror of world.source.server.pushMirrors(API)) mirror.keepDivergentRefs = false;
    for (const mirrorId of ids) await world.call('mirrors.verify', { mirrorId });
    const { id } = await make({ kind: 'repair', select: { filter: {} } });
    const { jobId } = await world.call('plans.apply', { planId: id });
    world.source.server.faults.add({ method: 'PUT', path: /remote_mirrors/, kind: 'reset_before', onStrike: async () => void (await world.call(method, { jobId })) });
    await world.settle();
    return { id, jobId };
  };
  const sent = () => world.source.server.pushMirrors(API).map(({ keepDivergentRefs }) => keepDivergentRefs);

  it('rests between two steps when it is paused, and goes on', async () => {
    const { id, jobId } = await during('jobs.pause');
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
    const { id, jobId } = await during('jobs.cancel');
    expect(await world.call('jobs.get', { jobId })).toMatchObject({ state: 'cancelled' });
    expect(await world.call('plans.get', { planId: id })).toMatchObject({ state: 'applied', steps: [{ state: 'done' }, { state: 'skipped' }] });
    await run('plans.undo', id);
    expect(sent()).toEqual([false, false]);
  });

  it('is not applied a second time', async () => {
    const ids = await mirrored();
    const { id } = await make({ kind: 'rotate', select: { mirrorIds: ids } });
    await world.call('plans.apply', { planId: id });
    expect(await world.refusal('plans.apply', { planId: id })).toMatchObject({ reason: 'not_possible_now' });
    await world.settle();
    expect(await world.refusal('plans.apply', { planId: id })).toMatchObject({ reason: 'not_possible_now' });
  });

  it('fails a step that GitLab refuses, and does the others', async () => {
    const ids = await mirrored();
    for (const path of PATHS) pushOf(path).keepDivergentRefs = false;
    for (const mirrorId of ids) await world.call('mirrors.verify', { mirrorId });
    world.source.server.faults.add({ method: 'PUT', path: /remote_mirrors/, kind: 'status', status: 400, body: { message: { base: ['No'] } } });
    const { job, plan } = await run('plans.apply', (await make({ kind: 'repair', select: { filter: {} } })).id);
    expect(job).toMatchObject({ state: 'partial', progress: { total: 2, processed: 2, succeeded: 1, failed: 1 } });
    expect(plan.steps.map(({ state }) => state)).toEqual(['failed', 'done']);
  });
});

describe('what is not there', () => {
  it('is refused', async () => {
    await begin();
    expect(await world.refusal('plans.get', { planId: 99 })).toEqual({ code: 'not_found', kind: 'plan' });
    expect(await world.refusal('plans.apply', { planId: 99 })).toEqual({ code: 'not_found', kind: 'plan' });
    expect(await world.refusal('plans.make', { kind: 'rotate', select: { mirrorIds: [99] } })).toEqual({ code: 'not_found', kind: 'mirror' });
    expect(await world.refusal('plans.make', { kind: 'create', pairId: 99, rules: { sourceGroup: 'a', targetGroup: 'b' } })).toEqual({ code: 'not_found', kind: 'pair' });
    expect(await world.refusal('plans.make', { kind: 'adopt', pairId, mirrors: [] })).toMatchObject({ code: 'invalid_input' });
  });
});
