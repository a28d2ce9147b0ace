import { describe, expect, it } from 'vitest';
import { ProjectId } from '../../src-preload/contract/ids.ts';
import { API, openMirrored } from './testing/plan-world.ts';

describe('adopting', () => {
  it('takes a mirror over with its settings, asks no change of GitLab, and undo only forgets it', async () => {
    const { world, pairId, make, run, get, pushOf, api } = await openMirrored();
    pushOf(API).onlyProtectedBranches = true;
    const gitlabMirrorId = pushOf(API).id;
    const { source, target } = await get(api);
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
    const { world, make, get, pushOf, api } = await openMirrored();
    const { source, target } = await get(api);
    const other = await world.call('pairs.create', { name: 'Other', sourceInstanceId: source.instanceId, targetInstanceId: target.instanceId, direction: 'push' });
    const plan = await make({ kind: 'adopt', pairId: other.id, mirrors: [{ ownerInstanceId: source.instanceId, ownerProjectId: source.id, gitlabMirrorId: pushOf(API).id }] });
    expect(plan.steps).toMatchObject([{ action: 'skip', failure: { code: 'conflict', reason: 'mirror_exists' } }]);
  });

  it('refuses a mirror of another direction or server', async () => {
    const { world, pairId, make, get, api } = await openMirrored();
    const { target } = await get(api);
    const plan = await make({ kind: 'adopt', pairId, mirrors: [{ ownerInstanceId: target.instanceId, ownerProjectId: target.id, gitlabMirrorId: null }] });
    expect(plan.steps).toMatchObject([{ action: 'skip', failure: { code: 'conflict', reason: 'not_possible_now' } }]);
    expect(await world.refusal('plans.apply', { planId: plan.id })).toMatchObject({ reason: 'not_possible_now' });
  });
});
