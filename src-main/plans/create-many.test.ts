import { describe, expect, it } from 'vitest';
import type { Input } from '../../src-preload/contract/methods.ts';
import { openPlans, WEB } from './testing/plan-world.ts';

/** The same with a group of the target that the rules make projects in. */
const openGroup = async () => {
  const plans = await openPlans();
  const { world, pairId } = plans;
  const group = world.target.server.addGroup({ path: 'copies' });
  world.target.server.addMember(group, world.target.admin, 50);
  const creation = (change: object = {}): Input<'plans.make'> => ({ kind: 'create', pairId, rules: { sourceGroup: 'platform', targetGroup: 'copies', createMissing: true, prefix: 'm-', ...change } });
  return { ...plans, creation };
};

describe('creating by path rules', () => {
  it('makes the missing projects private, then their mirrors, and undo takes both back', async () => {
    const { world, make, run, creation } = await openGroup();
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
    const { world, make, run, creation } = await openGroup();
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
    const { world, make, run, creation } = await openGroup();
    const plan = await make(creation({ exclude: ['web'] }));
    world.target.server.faults.add({ method: 'POST', path: /access_tokens$/, kind: 'status', status: 400, body: { message: '400 Bad request - no' } });
    await run('plans.apply', plan.id);
    const { job } = await run('plans.apply', plan.id);
    expect(job).toMatchObject({ state: 'succeeded', progress: { total: 2, succeeded: 2 } });
  });

  it('skips what it may not or cannot make, and says why', async () => {
    const { world, make, creation } = await openGroup();
    world.source.server.archive(WEB);
    expect((await make(creation({ createMissing: false }))).steps.map(({ failure }) => failure?.code)).toEqual(['not_found', 'project_archived']);
    expect((await make(creation({ rename: [{ from: 'api', to: 'nowhere/api' }] }))).steps[0]?.failure).toMatchObject({ code: 'not_found', kind: 'group', name: 'copies/nowhere' });
    expect(await world.refusal('plans.make', creation({ sourceGroup: 'no/such' }))).toMatchObject({ code: 'not_found', kind: 'group' });
  });
});
