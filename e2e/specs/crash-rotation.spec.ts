import { afterEach, describe, expect, it } from 'vitest';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import { createVictim, MOMENTS, PROJECT, type Victim } from '../world/victim.ts';

let victim: Victim;
let mirrorId: MirrorId;
afterEach(() => victim.close());

const SERVERS = ['18.4.0', '19.3.0'] as const;

const mirrored = async (direction: 'push' | 'pull', version: string): Promise<void> => {
  victim = await createVictim(direction, { source: { version }, target: { version } });
  mirrorId = (await victim.world.call('mirrors.create', { pairId: victim.pairId, source: PROJECT, target: PROJECT })).id;
  await victim.world.settle();
  await victim.world.letGo();
};

/** Exactly one working mirror, no stray token, everything as wanted. */
const expectWhole = async (direction: 'push' | 'pull'): Promise<void> => {
  await victim.repair();
  const { world } = victim;
  await world.reopen();
  await world.source.server.commit(PROJECT, { files: { 'after.txt': 'the crash' } });
  await world.call('mirrors.trigger', { mirrorId });
  await world.settle();
  expect(await world.call('mirrors.get', { mirrorId })).toMatchObject({ setup: 'ready', verified: { state: 'equal', settings: 'match' } });
  expect(world.leftovers(PROJECT)).toEqual({ tokens: 1, pushMirrors: direction === 'push' ? 1 : 0, pullMirrors: direction === 'pull' ? 1 : 0 });
};

describe('a process that is killed while it renews a credential ends with one working mirror and one token', () => {
  const push: [string, RegExp][] = [
    ['POST', /access_tokens$/],
    ['POST', /remote_mirrors$/],
    ['POST', /sync$/],
    ['DELETE', /remote_mirrors/],
    ['DELETE', /access_tokens/],
  ];
  const pull: [string, RegExp][] = [
    ['POST', /access_tokens$/],
    ['PUT', /mirror\/pull$/],
    ['DELETE', /access_tokens/],
  ];
  const kills = [
    ...SERVERS.flatMap((version) => push.flatMap((step) => MOMENTS.map((moment) => ['push', version, ...step, moment] as const))),
    ...pull.flatMap((step) => MOMENTS.map((moment) => ['pull', '19.3.0', ...step, moment] as const)),
  ];
  it.each(kills)('%s mirror, GitLab %s, %s %s, %s', async (direction, version, method, at, moment) => {
    await mirrored(direction, version);
    await victim.killedAt(moment, method, at, ['mirrors.rotateToken', { mirrorId }, '--wait']);
    await expectWhole(direction);
  });
});
