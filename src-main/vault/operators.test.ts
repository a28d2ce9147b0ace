import Database from 'better-sqlite3';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createWorld, PASSPHRASE } from '../../e2e/world/world.ts';
import { createClient } from '../../e2e/demo/client.ts';
import type { OperatorId } from '../../src-preload/contract/ids.ts';

type World = Awaited<ReturnType<typeof createWorld>>;

let world: World;
afterEach(() => world.close());

const ADA = { name: 'Ada', role: 'administrator', passphrase: 'ada has a long passphrase' } as const;
const VIC = { name: 'Vic', role: 'viewer', passphrase: 'vic only ever looks at it' } as const;
const OLE = { name: 'Ole', role: 'operator', passphrase: 'ole works with the mirrors' } as const;

const withOperators = async (): Promise<void> => {
  world = await createWorld();
  await world.call('vault.addOperator', ADA);
  await world.call('vault.addOperator', VIC);
  await world.call('vault.addOperator', OLE);
};

/** A way in of its own, as a connection of the command line has it. */
const connect = () => {
  const way = world.app().connect('program');
  return { call: createClient(way.call), refusal: async (method: Parameters<typeof way.call>[0], input: unknown) => {
    const reply = await way.call(method, input);
    return reply.ok ? null : reply.failure;
  } };
};

const signIn = async ({ name, passphrase }: { name: string; passphrase: string }) => {
  const way = connect();
  await way.call('vault.unlock', { operator: name, passphrase });
  return way;
};

const idOf = async (name: string): Promise<OperatorId> => {
  const found = (await world.call('vault.operators', {})).items.find((one) => one.name === name);
  if (found === undefined) throw new Error(`${name} is not there`);
  return found.id;
};

/** Each passphrase costs what it must, on a machine that may be loaded. */
const SLOW = { timeout: 60_000 };

describe('operators', SLOW, () => {
  it('are not wanted while there are none: the OS account is the administrator', async () => {
    world = await createWorld();
    expect(await world.call('vault.status', {})).toMatchObject({ state: 'unlocked', hasOperators: false, operator: null });
    expect(await connect().call('settings.update', { guardMirrors: 5 })).toMatchObject({ guardMirrors: 5 });
  });

  it('begin with an administrator, who is signed in at once and ends the shared passphrase', async () => {
    world = await createWorld();
    expect(await world.refusal('vault.addOperator', VIC)).toEqual({ code: 'not_allowed', reason: 'first_is_administrator' });
    await world.call('vault.addOperator', ADA);
    expect(await world.call('vault.status', {})).toMatchObject({ state: 'unlocked', slots: [], hasOperators: true, operator: { name: 'Ada', role: 'administrator' } });
    await world.call('vault.lock', {});
    expect(await world.refusal('vault.unlock', { passphrase: PASSPHRASE })).toMatchObject({ code: 'wrong_passphrase' });
  });

  it('sign in on each way in for themselves', async () => {
    await withOperators();
    const way = connect();
    expect(await way.call('vault.status', {})).toMatchObject({ state: 'locked', lockedBecause: 'signed_out' });
    expect(await way.refusal('mirrors.list', {})).toEqual({ code: 'locked', reason: 'signed_out' });
    await way.call('vault.unlock', { operator: 'vic', passphrase: VIC.passphrase });
    expect(await way.call('mirrors.list', {})).toMatchObject({ total: 0 });
    expect(await way.call('vault.status', {})).toMatchObject({ operator: { name: 'Vic', role: 'viewer' } });
  });

  it('may do what their role says, and a refusal is in the trail with their name', async () => {
    await withOperators();
    const vic = await signIn(VIC);
    expect(await vic.refusal('settings.update', { guardMirrors: 9 })).toEqual({ code: 'not_allowed', reason: 'role' });
    expect(await vic.refusal('vault.operators', {})).toEqual({ code: 'not_allowed', reason: 'role' });
    expect((await world.call('activity.list', { action: 'call.refused' })).items).toMatchObject([{ operator: 'Vic', subject: 'vault.operators' }, { operator: 'Vic', subject: 'settings.update' }]);
    const ole = await signIn(OLE);
    expect(await ole.refusal('instances.create', {})).toEqual({ code: 'not_allowed', reason: 'role' });
    expect(await ole.refusal('mirrors.trigger', { mirrorId: 1 })).toMatchObject({ code: 'not_found' });
  });

  it('cannot be told from unknown people by the answer, and wrong passphrases slow everybody down', async () => {
    await withOperators();
    const known = await connect().refusal('vault.unlock', { operator: 'Ada', passphrase: 'not this one' });
    world.clock.advance(60_000);
    const unknown = await connect().refusal('vault.unlock', { operator: 'Nobody', passphrase: 'not this one' });
    expect(known?.code).toBe('wrong_passphrase');
    expect(unknown?.code).toBe('wrong_passphrase');
    expect(await connect().refusal('vault.unlock', { operator: 'Ada', passphrase: ADA.passphrase })).toMatchObject({ code: 'wrong_passphrase', retryAt: expect.any(Number) });
    world.clock.advance(60_000);
    expect(await connect().refusal('vault.unlock', { operator: 'Ada', passphrase: ADA.passphrase })).toBeNull();
  });

  it('leave no trace of a passphrase that was typed where the name belongs', async () => {
    await withOperators();
    await connect().refusal('vault.unlock', { operator: ADA.passphrase, passphrase: 'x' });
    world.clock.advance(60_000);
    await connect().refusal('vault.unlock', { operator: 'ADA', passphrase: 'not this one' });
    const { items } = await world.call('activity.list', { action: 'vault.refused' });
    expect(items.map(({ subject }) => subject)).toEqual(['Ada', 'an unknown name']);
  });

  it('lose what was taken from them at once', async () => {
    await withOperators();
    const ole = await signIn(OLE);
    await world.call('vault.updateOperator', { operatorId: await idOf('Ole'), role: 'viewer' });
    expect(await ole.refusal('background.resume', {})).toEqual({ code: 'not_allowed', reason: 'role' });
    await world.call('vault.removeOperator', { operatorId: await idOf('Ole') });
    expect(await ole.refusal('mirrors.list', {})).toEqual({ code: 'locked', reason: 'signed_out' });
  });

  it('always keep an administrator, and nobody lowers or removes themselves', async () => {
    await withOperators();
    const ada = await idOf('Ada');
    expect(await world.refusal('vault.updateOperator', { operatorId: ada, role: 'viewer' })).toEqual({ code: 'not_allowed', reason: 'yourself' });
    expect(await world.refusal('vault.removeOperator', { operatorId: ada })).toEqual({ code: 'not_allowed', reason: 'yourself' });
    await world.call('vault.updateOperator', { operatorId: await idOf('Vic'), role: 'administrator' });
    const vic = await signIn(VIC);
    await vic.call('vault.removeOperator', { operatorId: ada });
    expect(await vic.refusal('vault.removeOperator', { operatorId: await vic.call('vault.operators', {}).then(({ items }) => items[0]?.id) })).toEqual({ code: 'not_allowed', reason: 'yourself' });
  });

  it('have names of their own, whatever the case', async () => {
    await withOperators();
    expect(await world.refusal('vault.addOperator', { ...OLE, name: 'oLE' })).toEqual({ code: 'name_taken', field: 'name' });
  });

  it('change their own passphrase by the one they had', async () => {
    await withOperators();
    const vic = await signIn(VIC);
    expect(await vic.refusal('vault.changePassphrase', { current: 'wrong', next: 'another long one' })).toMatchObject({ code: 'wrong_passphrase' });
    world.clock.advance(60_000);
    await vic.call('vault.changePassphrase', { current: VIC.passphrase, next: 'another long one' });
    expect(await connect().refusal('vault.unlock', { operator: 'Vic', passphrase: VIC.passphrase })).toMatchObject({ code: 'wrong_passphrase' });
    world.clock.advance(60_000);
    await signIn({ name: 'Vic', passphrase: 'another long one' });
  });
});

describe('the recovery code', SLOW, () => {
  it('opens the vault when every passphrase is forgotten, however it is typed, and is not kept in the file', async () => {
    await withOperators();
    const { code } = await world.call('vault.makeRecoveryCode', {});
    expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/u);
    await world.call('vault.lock', {});
    const way = connect();
    await way.call('vault.unlock', { recoveryCode: code.toLowerCase().replaceAll('-', ' ') });
    await way.call('vault.updateOperator', { operatorId: await idOfBy(way, 'Ada'), passphrase: 'ada has found a new one' });
    await signIn({ name: 'Ada', passphrase: 'ada has found a new one' });
    const file = new Database(path.join(world.data, 'maestro.db'), { readonly: true });
    expect(JSON.stringify(file.prepare('SELECT * FROM key_slots').all())).not.toContain(code.slice(0, 11));
    file.close();
  });

  it('ends the one before', async () => {
    await withOperators();
    const { code } = await world.call('vault.makeRecoveryCode', {});
    await world.call('vault.makeRecoveryCode', {});
    expect(await connect().refusal('vault.unlock', { recoveryCode: code })).toMatchObject({ code: 'wrong_passphrase' });
  });

  it('is the way in when somebody wrote into the operators table by hand', async () => {
    await withOperators();
    const { code } = await world.call('vault.makeRecoveryCode', {});
    await world.letGo();
    const file = new Database(path.join(world.data, 'maestro.db'));
    file.exec("UPDATE operators SET role = 'administrator' WHERE name = 'Vic'");
    file.close();
    await world.reopenLocked();
    expect(await world.refusal('vault.unlock', { operator: 'Vic', passphrase: VIC.passphrase })).toEqual({ code: 'locked', reason: 'operators_changed' });
    expect(await world.call('vault.status', {})).toMatchObject({ state: 'locked', lockedBecause: 'operators_changed' });
    await world.call('vault.unlock', { recoveryCode: code });
    await world.call('vault.updateOperator', { operatorId: await idOf('Vic'), role: 'viewer' });
    expect(await (await signIn(VIC)).refusal('vault.operators', {})).toEqual({ code: 'not_allowed', reason: 'role' });
  });
});

const idOfBy = async (way: ReturnType<typeof connect>, name: string): Promise<OperatorId> => {
  const found = (await way.call('vault.operators', {})).items.find((one) => one.name === name);
  if (found === undefined) throw new Error(`${name} is not there`);
  return found.id;
};
