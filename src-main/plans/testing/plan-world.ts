import { onTestFinished } from 'vitest';
import { createWorld } from '../../../e2e/world/world.ts';
import { MirrorId, type PlanId } from '../../../src-preload/contract/ids.ts';
import type { Input } from '../../../src-preload/contract/methods.ts';

export const PATHS = ['platform/api', 'platform/web'] as const;
export const [API, WEB] = PATHS;

/** Two servers, a pair and two projects of its source, with what is done about plans; closed when the test ends. */
export const openPlans = async (direction: 'push' | 'pull' = 'push') => {
  const world = await createWorld();
  onTestFinished(() => world.close());
  const { id: pairId } = await world.join(direction);
  for (const path of PATHS) await world.project(path);
  return {
    world,
    pairId,
    make: (input: Input<'plans.make'>) => world.call('plans.make', input),
    async run(method: 'plans.apply' | 'plans.undo', planId: PlanId, word?: string) {
      const { jobId } = await (method === 'plans.apply' ? world.call(method, { planId, ...(word === undefined ? {} : { word }) }) : world.call(method, { planId }));
      await world.settle();
      return { job: await world.call('jobs.get', { jobId }), plan: await world.call('plans.get', { planId }) };
    },
    get: (mirrorId: MirrorId) => world.call('mirrors.get', { mirrorId }),
    pushOf(path: string) {
      const [one] = world.source.server.pushMirrors(path);
      if (one === undefined) throw new Error(`no push mirror on ${path}`);
      return one;
    },
  };
};

/** The same with a mirror of each project, compared. */
export const openMirrored = async (direction: 'push' | 'pull' = 'push') => {
  const plans = await openPlans(direction);
  const { world, pairId } = plans;
  const mirror = async (path: string) => MirrorId.parse((await world.call('mirrors.create', { pairId, source: path, target: path })).id);
  const [api, web] = [await mirror(API), await mirror(WEB)];
  await world.settle();
  for (const mirrorId of [api, web]) await world.call('mirrors.verify', { mirrorId });
  return { ...plans, api, web };
};
