import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../e2e/world/world.ts';
import type { MirrorId, PairId } from '../../src-preload/contract/ids.ts';

let world: World;
let ours: MirrorId;
let pair: { id: PairId; sourceInstanceId: number; targetInstanceId: number };

beforeEach(async () => {
  world = await createWorld();
  pair = await world.join('push');
  await world.project('platform/api');
  await world.project('platform/deep/web');
  await world.project('other/tools');
  ours = (await world.call('mirrors.create', { pairId: pair.id, source: 'platform/api', target: 'platform/api' })).id;
});
afterEach(() => world.close());

const discover = (more: object = {}) => world.call('instances.discover', { instanceId: pair.sourceInstanceId, ...more });

/** A mirror that somebody made without us. */
const addByHand = async (path: string, url: string): Promise<void> => {
  const { server, token } = world.source;
  const answer = await fetch(`${server.url}/api/v4/projects/${server.project(path).id}/remote_mirrors`, {
    method: 'POST', headers: { authorization: `Bearer ${token.value}`, 'content-type': 'application/json' },
    body: JSON.stringify({ url, enabled: true, keep_divergent_refs: true }),
  });
  expect(answer.status).toBe(201);
};

describe('discovering the mirrors of an instance', () => {
  it('lists ours and those of others, with the other end where its server is registered', async () => {
    await addByHand('platform/deep/web', `${world.target.server.url.replace('://', '://u:p@')}/platform/deep/web.git`);
    await addByHand('other/tools', 'https://u:p@git.example.org/x/tools.git');
    const { items, projects, skipped, more } = await discover();
    expect({ projects, skipped, more }).toEqual({ projects: 3, skipped: [], more: false });
    expect(items.map(({ ownerPath, mirrorId, other }) => [ownerPath, mirrorId, other?.path ?? null]).toSorted(([a], [b]) => String(a).localeCompare(String(b)))).toEqual([
      ['other/tools', null, null],
      ['platform/api', ours, 'platform/api'],
      ['platform/deep/web', null, 'platform/deep/web'],
    ]);
    expect(items.find(({ ownerPath }) => ownerPath === 'platform/deep/web')).toMatchObject({
      direction: 'push', enabled: true, settings: { overwriteDiverged: false, onlyProtectedBranches: false }, other: { instanceId: pair.targetInstanceId, instanceName: 'Target' },
    });
    expect(JSON.stringify(items)).not.toContain('u:p@');
  });

  it('looks only below a group where one is named', async () => {
    const { projects } = await discover({ groupPath: 'platform' });
    expect(projects).toBe(2);
    expect(await world.refusal('instances.discover', { instanceId: pair.sourceInstanceId, groupPath: 'nowhere' })).toMatchObject({ code: 'not_found', kind: 'group' });
  });

  it('pages', async () => {
    const first = await discover({ limit: 2 });
    expect([first.projects, first.more]).toEqual([2, true]);
    const second = await discover({ offset: 2, limit: 2 });
    expect([second.projects, second.more]).toEqual([1, false]);
  });

  it('names the project whose mirrors the token may not list, and goes on', async () => {
    world.source.server.addMember(world.source.server.project('platform/deep/web'), world.source.admin, 20);
    const { items, projects, skipped } = await discover();
    expect(projects).toBe(2);
    expect(skipped).toMatchObject([{ path: 'platform/deep/web', failure: { code: 'missing_role' } }]);
    expect(items.map(({ mirrorId }) => mirrorId)).toEqual([ours]);
  });

  it('changes nothing on GitLab', async () => {
    world.source.server.log.clear();
    await discover();
    expect(world.source.server.log.entries.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});

describe('discovering pull mirrors', () => {
  it('finds them on the target, and asks only projects that have one', async () => {
    const pull = await world.call('pairs.create', { name: 'Pull', sourceInstanceId: pair.sourceInstanceId, targetInstanceId: pair.targetInstanceId, direction: 'pull' });
    const { id } = await world.call('mirrors.create', { pairId: pull.id, source: 'other/tools', target: 'other/tools' });
    world.target.server.log.clear();
    const { items } = await world.call('instances.discover', { instanceId: pair.targetInstanceId });
    expect(items).toMatchObject([{ direction: 'pull', gitlabMirrorId: null, mirrorId: id, other: { path: 'other/tools', instanceName: 'Source' } }]);
    expect(world.target.server.log.entries.filter((entry) => entry.path.endsWith('/mirror/pull'))).toHaveLength(1);
  });
});
