import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { RunningApp } from '../fixtures.ts';
import { openWindow } from '../open-window.ts';
import { callInPage } from '../pages/call-in-page.ts';
import { expectShown } from '../pages/expect-shown.ts';
import { mirrorsPage } from '../pages/mirrors-page.ts';
import { pathRulesPage } from '../pages/path-rules-page.ts';
import { plansPage } from '../pages/plans-page.ts';
import { shellPage } from '../pages/shell-page.ts';
import { createWorld, type World } from '../world/world.ts';

const OWNER = 50;
const COLLISION = /“copies\/tool”\. Two sources in one target overwrite each other/;
const SOURCES = ['platform/api', 'platform/web', 'platform/tool', 'platform/old/tool', 'platform/archive/legacy'];

let world: World;
let running: RunningApp;

const visibilityOf = async (path: string): Promise<string> => {
  const { server, token } = world.target;
  const answer = await fetch(`${server.url}/api/v4/projects/${encodeURIComponent(path)}`, { headers: { 'PRIVATE-TOKEN': token.value } });
  return z.object({ visibility: z.string() }).parse(await answer.json()).visibility;
};

beforeAll(async () => {
  world = await createWorld();
  await world.join('push');
  const { source, target } = world;
  source.server.addMember(source.server.addGroup({ path: 'platform' }), source.admin, OWNER);
  target.server.addMember(target.server.addGroup({ path: 'copies' }), target.admin, OWNER);
  for (const path of SOURCES) await source.server.addProject({ path });
  await target.server.addProject({ path: 'copies/api', empty: true });
  running = await openWindow(world);
});

afterAll(async () => {
  await running.close();
  await world.close();
});

describe('Many mirrors by path rules', () => {
  test('are planned with what is missing, what collides and what is left out in sight', async () => {
    await shellPage(running.page).goTo('Mirrors');
    await mirrorsPage(running.page).openMany('Many mirrors by path rules');
    const rules = pathRulesPage(running.page);
    await rules.pickGroup('Source group', 'platform');
    await rules.pickGroup('Target group', 'copies');
    await rules.rename(1, 'old/tool', 'tool');
    await rules.leaveOut(1, 'archive/*');
    await rules.createMissing();
    await rules.plan();
    const { at } = plansPage(running.page);
    await expectShown(at.step('platform/api → copies/api', 'create'));
    await expectShown(at.step('platform/web → copies/web', 'create'));
    await expectShown(at.step('copies/web', 'create project'));
    for (const path of ['platform/tool', 'platform/old/tool']) await expectShown(at.step(`${path} → copies/tool`, 'skip').getByText(COLLISION));
    expect(await running.page.getByText('legacy').count()).toBe(0);
  });

  test('are created with the missing project, private, and nothing is made of what collides', async () => {
    const plans = plansPage(running.page);
    await plans.apply();
    await expectShown(plans.at.state('Applied'));
    const call = callInPage(running.page);
    expect((await call('mirrors.list', {})).items.map(({ target }) => target.path).toSorted()).toEqual(['copies/api', 'copies/web']);
    expect(await visibilityOf('copies/web')).toBe('private');
    expect(() => world.target.server.project('copies/tool')).toThrow();
    for (const path of ['platform/api', 'platform/web']) expect(world.source.server.pushMirrors(path)).toHaveLength(1);
    for (const path of ['platform/tool', 'platform/old/tool', 'platform/archive/legacy']) expect(world.source.server.pushMirrors(path)).toEqual([]);
    await expect.poll(async () => [...(await world.target.server.refs('copies/web')).keys()], { timeout: 20_000 }).toEqual(['refs/heads/main']);
  });
});
