import { afterEach, describe, expect, it } from 'vitest';
import { createWorld, PASSPHRASE } from '../../e2e/world/world.ts';

type World = Awaited<ReturnType<typeof createWorld>>;

let world: World;
afterEach(() => world.close());

const state = async () => (await world.call('vault.status', {})).state;

describe('the automatic lock', () => {
  it('comes after the set time without a person, once, and not before', async () => {
    world = await createWorld();
    await world.call('settings.update', { lockAfterMinutes: 10 });
    world.machine.setIdle(9 * 60);
    world.clock.advance(10 * 60_000);
    expect(await state()).toBe('unlocked');
    world.machine.setIdle(10 * 60);
    world.clock.advance(60_000);
    expect(await state()).toBe('locked');
    await world.call('vault.unlock', { passphrase: PASSPHRASE });
    world.clock.advance(60_000);
    expect(await state()).toBe('unlocked');
  });

  it('never comes where it is off', async () => {
    world = await createWorld();
    world.machine.setIdle(86_400);
    world.clock.advance(3_600_000);
    expect(await state()).toBe('unlocked');
  });

  it.each(['suspend', 'lock_screen'] as const)('comes on %s where that is wanted', async (event) => {
    world = await createWorld();
    world.machine.emit(event);
    expect(await state()).toBe('unlocked');
    await world.call('settings.update', { lockOnSuspend: true });
    world.machine.emit(event);
    expect(await state()).toBe('locked');
  });
});

describe('work behind the lock', () => {
  it('stops where only a passphrase opens the vault', async () => {
    world = await createWorld();
    await world.call('vault.lock', {});
    expect(await world.call('vault.status', {})).toMatchObject({ state: 'locked', lockedBecause: 'passphrase_needed' });
  });

  it('goes on where that is wanted, and the door is shut all the same', async () => {
    world = await createWorld();
    await world.call('settings.update', { whileLocked: 'continue' });
    await world.call('vault.lock', {});
    expect(await world.call('vault.status', {})).toMatchObject({ state: 'locked', lockedBecause: 'signed_out' });
    expect(await world.refusal('mirrors.list', {})).toEqual({ code: 'locked', reason: 'signed_out' });
    expect(await world.refusal('vault.unlock', { passphrase: 'another one' })).toMatchObject({ code: 'wrong_passphrase' });
    world.clock.advance(60_000);
    await world.call('vault.unlock', { passphrase: PASSPHRASE });
    expect(await world.call('mirrors.list', {})).toMatchObject({ total: 0 });
  });
});
