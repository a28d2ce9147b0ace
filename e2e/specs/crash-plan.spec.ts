import { afterEach, describe, expect, it } from 'vitest';
import type { MirrorId, PlanId } from '../../src-preload/contract/ids.ts';
import type { Input } from '../../src-preload/contract/methods.ts';
import { createVictim, MOMENTS, PROJECT, type Victim } from '../world/victim.ts';
import { CLEAN } from '../world/world.ts';

const OTHER = 'platform/web';
const PATHS = [PROJECT, OTHER];
const ONE = { tokens: 1, pushMirrors: 1, pullMirrors: 0 };

let victim: Victim;
let mirrorIds: MirrorId[];
afterEach(() => victim.close());

const begin = async (version = '18.4.0'): Promise<void> => {
  victim = await createVictim('push', { source: { version }, target: { version } });
  await victim.world.project(OTHER);
  mirrorIds = [];
};

const mirrored = async (version?: string): Promise<void> => {
  await begin(version);
  const { world, pairId } = victim;
  for (const path of PATHS) mirrorIds.push((await world.call('mirrors.create', { pairId, source: path, target: path })).id);
  await world.settle();
  for (const mirrorId of mirrorIds) await world.call('mirrors.verify', { mirrorId });
};

const pushOf = (path: string) => {
  const [one] = victim.world.source.server.pushMirrors(path);
  if (one === undefined) throw new Error(`no push mirror on ${path}`);
  return one;
};

/** Makes the plan, applies it in a process that is killed at the request, and lets the next start go on. */
const applyKilled = async (input: Input<'plans.make'>, moment: (typeof MOMENTS)[number], method: string, at: RegExp, word = {}): Promise<PlanId> => {
  const { id: planId } = await victim.world.call('plans.make', input);
  await victim.world.letGo();
  await victim.killedAt(moment, method, at, ['plans.apply', { planId, ...word }, '--wait']);
  await victim.repair();
  await victim.world.reopen();
  return planId;
};

const isApplied = async (planId: PlanId, steps: number): Promise<void> => {
  const { jobId, state } = await victim.world.call('plans.get', { planId });
  expect(state).toBe('applied');
  if (jobId === null) throw new Error('no job');
  expect(await victim.world.call('jobs.get', { jobId })).toMatchObject({ state: 'succeeded', progress: { total: steps, processed: steps, succeeded: steps, failed: 0, skipped: 0 } });
};

const kills = (steps: readonly (readonly [string, RegExp])[]) => steps.flatMap((step) => MOMENTS.map((moment) => [...step, moment] as const));

describe('a process that is killed while it applies a plan goes on at the next start', () => {
  it.each(kills([['POST', /\/projects$/], ['POST', /access_tokens$/], ['POST', /remote_mirrors$/], ['POST', /sync$/]]))('creating, %s %s, %s', async (method, at, moment) => {
    await begin();
    const { world, pairId } = victim;
    world.target.server.addMember(world.target.server.addGroup({ path: 'copies' }), world.target.admin, 50);
    const planId = await applyKilled({ kind: 'create', pairId, rules: { sourceGroup: 'platform', targetGroup: 'copies', createMissing: true } }, moment, method, at);
    await isApplied(planId, 4);
    expect(PATHS.map((path) => world.source.server.pushMirrors(path).length)).toEqual([1, 1]);
    expect(['copies/api', 'copies/web'].map((path) => world.target.server.tokens(path).filter(({ revoked }) => !revoked).length)).toEqual([1, 1]);
    expect((await world.call('mirrors.list', {})).items.map(({ setup, verified }) => [setup, verified.state])).toEqual([['ready', 'equal'], ['ready', 'equal']]);
  });

  it.each(kills([['PUT', /remote_mirrors\/\d+$/]]))('repairing drift, %s %s, %s, and undo still knows what was there', async (method, at, moment) => {
    await mirrored();
    for (const path of PATHS) pushOf(path).keepDivergentRefs = false;
    for (const mirrorId of mirrorIds) await victim.world.call('mirrors.verify', { mirrorId });
    const planId = await applyKilled({ kind: 'repair', select: { filter: {} } }, moment, method, at);
    await isApplied(planId, 2);
    expect(PATHS.map((path) => pushOf(path).keepDivergentRefs)).toEqual([true, true]);
    await victim.world.call('plans.undo', { planId });
    await victim.world.settle();
    expect(PATHS.map((path) => pushOf(path).keepDivergentRefs)).toEqual([false, false]);
  });

  it.each(kills([['POST', /access_tokens$/], ['POST', /remote_mirrors$/], ['DELETE', /access_tokens/]]))('making orphans anew, %s %s, %s', async (method, at, moment) => {
    await mirrored();
    const { world } = victim;
    for (const [index, path] of PATHS.entries()) {
      await fetch(`${world.source.server.url}/api/v4/projects/${encodeURIComponent(path)}/remote_mirrors/${pushOf(path).id}`, { method: 'DELETE', headers: { 'PRIVATE-TOKEN': world.source.token.value } });
      const mirrorId = mirrorIds[index];
      if (mirrorId !== undefined) await world.call('mirrors.verify', { mirrorId });
    }
    const planId = await applyKilled({ kind: 'repair', select: { filter: {} } }, moment, method, at);
    await isApplied(planId, 2);
    expect(PATHS.map((path) => world.leftovers(path))).toEqual([ONE, ONE]);
  });

  it.each(kills([['DELETE', /remote_mirrors/], ['DELETE', /access_tokens/]]))('removing, %s %s, %s', async (method, at, moment) => {
    await mirrored();
    const planId = await applyKilled({ kind: 'remove', select: { filter: {} } }, moment, method, at, { word: 'delete' });
    await isApplied(planId, 2);
    expect(PATHS.map((path) => victim.world.leftovers(path))).toEqual([CLEAN, CLEAN]);
    expect((await victim.world.call('mirrors.list', {})).total).toBe(0);
  });

  it.each(kills([['POST', /access_tokens$/], ['POST', /remote_mirrors$/]]))('rotating, %s %s, %s', async (method, at, moment) => {
    await mirrored('19.3.0');
    const planId = await applyKilled({ kind: 'rotate', select: { filter: {} } }, moment, method, at);
    await isApplied(planId, 2);
    expect(PATHS.map((path) => victim.world.leftovers(path))).toEqual([ONE, ONE]);
    expect((await victim.world.call('mirrors.list', {})).items.map(({ setup }) => setup)).toEqual(['ready', 'ready']);
  });
});

describe('a process that is killed while it undoes a plan goes on at the next start', () => {
  it.each(kills([['PUT', /remote_mirrors\/\d+$/]]))('repaired drift, %s %s, %s', async (method, at, moment) => {
    await mirrored();
    const { world } = victim;
    for (const path of PATHS) pushOf(path).keepDivergentRefs = false;
    for (const mirrorId of mirrorIds) await world.call('mirrors.verify', { mirrorId });
    const { id: planId } = await world.call('plans.make', { kind: 'repair', select: { filter: {} } });
    await world.call('plans.apply', { planId });
    await world.settle();
    await world.letGo();
    await victim.killedAt(moment, method, at, ['plans.undo', { planId }, '--wait']);
    await victim.repair();
    await world.reopen();
    expect(PATHS.map((path) => pushOf(path).keepDivergentRefs)).toEqual([false, false]);
    expect(await world.call('plans.get', { planId })).toMatchObject({ state: 'undone', steps: [{ state: 'undone' }, { state: 'undone' }] });
  });
});
