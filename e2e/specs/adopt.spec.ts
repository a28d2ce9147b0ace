import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningApp } from '../fixtures.ts';
import { openWindow } from '../open-window.ts';
import { callInPage } from '../pages/call-in-page.ts';
import { discoverPage } from '../pages/discover-page.ts';
import { expectCount, expectShown } from '../pages/expect-shown.ts';
import { mirrorsPage } from '../pages/mirrors-page.ts';
import { plansPage } from '../pages/plans-page.ts';
import { shellPage } from '../pages/shell-page.ts';
import { createWorld, type World } from '../world/world.ts';

const [API, WEB] = ['platform/api', 'platform/web'] as const;

let world: World;
let running: RunningApp;

/** A push mirror as somebody made it on GitLab before there was this application. */
const madeByHand = async (path: string, settings: object): Promise<void> => {
  const { host } = new URL(world.target.server.url);
  const answer = await fetch(`${world.source.server.url}/api/v4/projects/${encodeURIComponent(path)}/remote_mirrors`, {
    method: 'POST',
    headers: { 'PRIVATE-TOKEN': world.source.token.value, 'Content-Type': 'application/json' },
    body: JSON.stringify({ url: `http://oauth2:${world.target.token.value}@${host}/${path}.git`, enabled: true, ...settings }),
  });
  expect(answer.status).toBe(201);
};

const onGitLab = () => JSON.stringify([API, WEB].map((path) => world.source.server.pushMirrors(path).map(({ id, enabled, remote, keepDivergentRefs, onlyProtectedBranches, branchRegex }) => ({ id, enabled, remote, keepDivergentRefs, onlyProtectedBranches, branchRegex }))));

beforeAll(async () => {
  world = await createWorld();
  await world.join('push', { overwriteDiverged: true });
  for (const path of [API, WEB]) await world.project(path);
  await madeByHand(API, { keep_divergent_refs: true, only_protected_branches: true });
  await madeByHand(WEB, { keep_divergent_refs: false, mirror_branch_regex: '^release/' });
  running = await openWindow(world);
});

afterAll(async () => {
  await running.close();
  await world.close();
});

describe('Mirrors that exist on GitLab', () => {
  test('are found with their other end', async () => {
    await shellPage(running.page).goTo('Mirrors');
    await mirrorsPage(running.page).openMany('Adopt mirrors that exist');
    const discover = discoverPage(running.page);
    await discover.look('Source');
    await expectShown(discover.at.progress(/Looked through \d+ projects; 2 mirrors found/));
    await expectCount(discover.at.rows, 2);
    await expectShown(discover.at.row(API).getByText('can be adopted'));
  });

  test('are adopted with their settings as overrides, and GitLab is not asked to change anything', async () => {
    const before = onGitLab();
    const discover = discoverPage(running.page);
    for (const path of [API, WEB]) await discover.tick(path);
    await expectShown(discover.at.chosen('2 mirrors selected'));
    await discover.plan();
    const plans = plansPage(running.page);
    await expectShown(plans.at.step(`${API} → ${API}`, 'adopt'));
    for (const { server } of [world.source, world.target]) server.log.clear();
    await plans.apply();
    await expectShown(plans.at.state('Applied'));
    const { items } = await callInPage(running.page)('mirrors.list', {});
    expect(items.map(({ source, desired }) => [source.path, desired.overrides])).toEqual([
      [API, { overwriteDiverged: false, triggerBuilds: null, onlyProtectedBranches: true, branchRegex: null, issueSyncEnabled: null }],
      [WEB, { overwriteDiverged: null, triggerBuilds: null, onlyProtectedBranches: null, branchRegex: '^release/', issueSyncEnabled: null }],
    ]);
    const changes = [world.source, world.target].flatMap(({ server }) => server.log.entries).filter(({ method, path }) => method !== 'GET' && !path.endsWith('/git-upload-pack'));
    expect(changes).toEqual([]);
    expect(onGitLab()).toBe(before);
  });

  test('stand in the list like any other, and are known when one looks again', async () => {
    const shell = shellPage(running.page);
    const mirrors = mirrorsPage(running.page);
    await shell.goTo('Mirrors');
    for (const path of [API, WEB]) await expectShown(mirrors.at.row(path));
    await mirrors.openMany('Adopt mirrors that exist');
    const discover = discoverPage(running.page);
    await discover.look('Source');
    await expectShown(discover.at.row(API).getByRole('link', { name: /^Mirror \d+$/ }));
  });
});
