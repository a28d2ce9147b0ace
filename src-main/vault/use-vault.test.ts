import { afterEach, describe, expect, it } from 'vitest';
import { createWorld, PASSPHRASE } from '../../e2e/world/world.ts';
import type { Topic } from '../../src-preload/contract/events.ts';

type World = Awaited<ReturnType<typeof createWorld>>;

let world: World;
afterEach(() => world.close());

const topicsDuring = async (work: () => Promise<unknown>): Promise<Set<Topic>> => {
  const heard = new Set<Topic>();
  const off = world.app().on('changed', ({ topics }) => topics.forEach((topic) => heard.add(topic)));
  await work();
  world.clock.advance(200);
  off();
  return heard;
};

describe('the vault', () => {
  it('tells every window when it is locked and when it is opened', async () => {
    world = await createWorld();
    expect(await topicsDuring(() => world.call('vault.lock', {}))).toContain('vault');
    expect(await topicsDuring(() => world.call('vault.unlock', { passphrase: PASSPHRASE }))).toContain('vault');
  });

  it('does not open without its passphrase', async () => {
    world = await createWorld();
    await world.call('vault.lock', {});
    expect(await world.refusal('vault.unlock', {})).toEqual({ code: 'locked', reason: 'passphrase_needed' });
  });
});
