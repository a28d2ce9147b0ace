import { afterEach, describe, expect, it } from 'vitest';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import { createVictim, MOMENTS, PROJECT, type Victim } from '../world/victim.ts';

const GROUP = 'platform';
const OWNER = 50;

let victim: Victim;
afterEach(() => victim.close());

type Source = 'group_token' | 'ssh_key';

const prepared = async (credentialSource: Source, version: string): Promise<void> => {
  victim = await createVictim('push', { source: { version }, target: { version } });
  const { world, pairId } = victim;
  await world.call('pairs.update', { pairId, credentialSource });
  world.target.server.addMember(world.target.server.addGroup({ path: GROUP }), world.target.admin, OWNER);
};

/** What could log in to the target, and the mirrors that would. */
const held = () => {
  const { source, target } = victim.world;
  const { server } = target;
  return {
    tokens: [...server.groupTokens(GROUP), ...server.tokens(PROJECT)].filter((token) => !token.revoked).length,
    keys: server.deployKeys(PROJECT).length,
    mirrors: source.server.pushMirrors(PROJECT).length,
  };
};

const STEPS: Record<Source, [string, RegExp][]> = {
  group_token: [['POST', /groups\/\d+\/access_tokens$/], ['POST', /remote_mirrors$/], ['POST', /sync$/]],
  ssh_key: [['POST', /remote_mirrors$/], ['GET', /public_key$/], ['POST', /deploy_keys$/], ['POST', /sync$/]],
};
const ENDS: Record<Source, [string, RegExp][]> = {
  group_token: [['DELETE', /remote_mirrors/], ['DELETE', /groups\/\d+\/access_tokens/]],
  ssh_key: [['DELETE', /remote_mirrors/], ['DELETE', /deploy_keys/]],
};
const SOURCES = ['group_token', 'ssh_key'] as const;

describe('a process that is killed while it creates a mirror leaves nothing that could log in', () => {
  const kills = SOURCES.flatMap((source) => STEPS[source].flatMap((step) => MOMENTS.map((moment) => [source, ...step, moment] as const)));
  it.each(kills)('%s, %s %s, %s', async (source, method, at, moment) => {
    await prepared(source, '19.3.0');
    const { world, pairId } = victim;
    await world.letGo();
    await victim.killedAt(moment, method, at, ['mirrors.create', { pairId, source: PROJECT, target: PROJECT }]);
    await victim.repair();
    await world.reopen();
    expect((await world.call('mirrors.list', {})).total).toBe(0);
    expect((await world.call('cleanUps.list', {})).total).toBe(0);
    expect(held()).toEqual({ tokens: 0, keys: 0, mirrors: 0 });
  });
});

describe('a process that is killed while it renews a credential ends with one working mirror and one credential', () => {
  const versions = ['18.4.0', '19.3.0'];
  const kills = SOURCES.flatMap((source) =>
    versions.flatMap((version) => [...STEPS[source], ...ENDS[source]].flatMap((step) => MOMENTS.map((moment) => [source, version, ...step, moment] as const))),
  );
  it.each(kills)('%s, GitLab %s, %s %s, %s', async (source, version, method, at, moment) => {
    await prepared(source, version);
    const { world, pairId } = victim;
    const mirrorId: MirrorId = (await world.call('mirrors.create', { pairId, source: PROJECT, target: PROJECT })).id;
    await world.settle();
    // After its first push GitLab protects the default branch, and lets a deploy key pass only by name.
    world.target.server.unprotect(PROJECT, 'main');
    await world.letGo();
    await victim.killedAt(moment, method, at, ['mirrors.rotateToken', { mirrorId }, '--wait']);
    await victim.repair();
    await world.reopen();
    await world.source.server.commit(PROJECT, { files: { 'after.txt': 'the crash' } });
    await world.call('mirrors.trigger', { mirrorId });
    await world.settle();
    expect(await world.call('mirrors.get', { mirrorId })).toMatchObject({ setup: 'ready', verified: { state: 'equal', settings: 'match' } });
    expect(held()).toEqual({ tokens: source === 'group_token' ? 1 : 0, keys: source === 'ssh_key' ? 1 : 0, mirrors: 1 });
  });
});
