import { afterEach, describe, expect, it } from 'vitest';
import { createVictim, MOMENTS, PROJECT, type Victim } from '../world/victim.ts';
import { CLEAN } from '../world/world.ts';

let victim: Victim;
afterEach(() => victim.close());

/** Every step with both moments. */
const kills = <S extends readonly unknown[]>(steps: readonly S[]) => steps.flatMap((step) => MOMENTS.map((moment) => [...step, moment] as const));

const mirrorsHere = async (): Promise<number> => {
  await victim.world.reopen();
  return (await victim.world.call('mirrors.list', {})).total;
};

const mirrored = async (direction: 'push' | 'pull') => {
  victim = await createVictim(direction);
  return victim.world.call('mirrors.create', { pairId: victim.pairId, source: PROJECT, target: PROJECT });
};

describe('a process that is killed while it creates a mirror leaves nothing, on GitLab and here', () => {
  const steps: ['push' | 'pull', string, RegExp][] = [
    ['push', 'POST', /access_tokens$/],
    ['push', 'POST', /remote_mirrors$/],
    ['push', 'POST', /sync$/],
    ['pull', 'POST', /access_tokens$/],
    ['pull', 'PUT', /mirror\/pull$/],
  ];
  it.each(kills(steps))('%s mirror, %s %s, %s', async (direction, method, at, moment) => {
    victim = await createVictim(direction);
    await victim.world.letGo();
    await victim.killedAt(moment, method, at, ['mirrors.create', { pairId: victim.pairId, source: PROJECT, target: PROJECT }]);
    await victim.repair();
    expect(victim.world.leftovers(PROJECT)).toEqual(CLEAN);
    expect(await mirrorsHere()).toBe(0);
  });
});

describe('a process that is killed while it removes a mirror finishes it at the next start', () => {
  const steps: ['push' | 'pull', string, RegExp][] = [
    ['push', 'DELETE', /remote_mirrors/],
    ['push', 'DELETE', /access_tokens/],
    ['pull', 'PUT', /mirror\/pull$/],
    ['pull', 'DELETE', /access_tokens/],
  ];
  it.each(kills(steps))('%s mirror, %s %s, %s', async (direction, method, at, moment) => {
    const { id } = await mirrored(direction);
    await victim.world.letGo();
    await victim.killedAt(moment, method, at, ['mirrors.remove', { mirrorId: id }]);
    await victim.repair();
    expect(victim.world.leftovers(PROJECT)).toEqual(CLEAN);
    expect(await mirrorsHere()).toBe(0);
  });
});

describe('a process that is killed while it changes a mirror leaves GitLab as we want it', () => {
  const steps: ['push' | 'pull', RegExp][] = [['push', /remote_mirrors\/\d+$/], ['pull', /mirror\/pull$/]];
  it.each(kills(steps))('%s mirror, PUT %s, %s', async (direction, at, moment) => {
    const { id } = await mirrored(direction);
    await victim.world.letGo();
    await victim.killedAt(moment, 'PUT', at, ['mirrors.update', { mirrorId: id, overrides: { overwriteDiverged: true } }]);
    await victim.repair();
    await victim.world.reopen();
    expect((await victim.world.call('mirrors.verify', { mirrorId: id })).settings).toEqual({ state: 'match', differences: [] });
  });
});
