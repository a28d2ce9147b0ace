import { randomBytes } from 'node:crypto';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Failure } from '../../src-preload/contract/failures.ts';
import { VaultStatus } from '../../src-preload/contract/models/vault.ts';
import type { Chance } from '../ports.ts';
import { failureOf } from '../rules/app-error.ts';
import { Secret } from '../rules/secret.ts';
import { failureFrom } from '../rules/testing/failure-from.ts';
import type { Store } from '../store/store.ts';
import { createTestChance, createTestClock, openFileStore, openTestStore, quietLog, type TestClock } from '../store/testing/open-test-store.ts';
import { tempFolder } from '../store/testing/temp-folder.ts';
import { FULL_COST } from './passphrase-slot.ts';
import type { ScryptCost } from './scrypt.ts';
import { createTestKeyStore, type TestKeyStore } from './testing/test-key-store.ts';
import { createVault, type Vault } from './vault.ts';

const PASSPHRASE = new Secret('correct horse battery');
const TOKEN = new Secret('glpat-canary-0123456789');

const chance: Chance = { ...createTestChance(), bytes: (count) => new Uint8Array(randomBytes(count)) };

type World = { store: Store; vault: Vault; keyStore: TestKeyStore; clock: TestClock; restart(): Promise<Vault> };

/** The least that a slot may have been made with. */
const CHEAP = { N: 2 ** 14, r: 8, p: 1 };

const world = (keyStore = createTestKeyStore(), store = openTestStore(), cost: ScryptCost = CHEAP): World => {
  const clock = createTestClock();
  const make = (): Vault => createVault({ repo: store.vault, operators: store.operators, secrets: store.secrets, keyStore, chance, clock, log: quietLog, cost });
  const restart = async (): Promise<Vault> => {
    const vault = make();
    await vault.start();
    return vault;
  };
  return { store, vault: make(), keyStore, clock, restart };
};

/** A set-up vault, opened by passphrase where the key store is missing. */
const setUpWorld = async (keyStore: TestKeyStore, passphrase: Secret | null): Promise<World> => {
  const made = world(keyStore);
  await made.vault.start();
  await made.vault.setUp(passphrase);
  return made;
};

const failureOfAsync = async (work: Promise<unknown>): Promise<Failure | null> =>
  work.then(
    () => null,
    (error: unknown) => failureOf(error),
  );

const seal = (vault: Vault, id = 'row-1', secret = TOKEN): void => vault.seal('instance_token', secret, id, 1);

test('a new vault is not set up, and says so before anything is sealed', async () => {
  const { vault } = world();
  await vault.start();
  expect(await vault.status()).toEqual({ state: 'not_set_up', keyStore: 'available', keyStoreName: 'test_store', slots: [], hasOperators: false, operator: null, lockedBecause: null, retryAt: null });
  expect(failureFrom(() => seal(vault))).toEqual({ code: 'locked', reason: 'not_set_up' });
  expect(failureFrom(() => vault.assertOpen())).toEqual({ code: 'locked', reason: 'not_set_up' });
  expect(await failureOfAsync(vault.unlock({ passphrase: PASSPHRASE }))).toEqual({ code: 'locked', reason: 'not_set_up' });
});

test('with a key store it opens by itself after a restart, and what was sealed comes back', async () => {
  const { vault, restart } = await setUpWorld(createTestKeyStore(), null);
  seal(vault);
  const next = await restart();
  expect(next.isOpen()).toBe(true);
  expect(next.open('row-1').reveal()).toBe(TOKEN.reveal());
  expect(VaultStatus.omit({ may: true }).parse(await next.status())).toEqual({ state: 'unlocked', keyStore: 'available', keyStoreName: 'test_store', slots: ['key_store'], hasOperators: false, operator: null, lockedBecause: null, retryAt: null });
});

test('it is set up once', async () => {
  const { vault } = await setUpWorld(createTestKeyStore(), null);
  expect(await failureOfAsync(vault.setUp(PASSPHRASE))).toEqual({ code: 'conflict', reason: 'already_set_up' });
});

test('two set-ups at once make one vault', async () => {
  const { vault, store } = world();
  const outcomes = await Promise.allSettled([vault.setUp(null), vault.setUp(null)]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(store.vault.slots()).toHaveLength(1);
});

test.each(['weak', 'missing', 'unavailable'] as const)('a key store that is %s is never used silently: a passphrase is asked for', async (state) => {
  const { vault, keyStore, store } = world(createTestKeyStore(state));
  await vault.start();
  expect(await failureOfAsync(vault.setUp(null))).toEqual({ code: 'not_supported', instanceId: null, capability: 'os_key_store' });
  expect(store.vault.read()).toBeNull();
  await vault.setUp(PASSPHRASE);
  expect(keyStore.entries.size).toBe(0);
  expect(await vault.status()).toMatchObject({ state: 'unlocked', keyStore: state, slots: ['passphrase'] });
});

test('a key store that takes the key and forgets it is not relied on', async () => {
  const keyStore = createTestKeyStore();
  keyStore.setPassword = async () => undefined;
  const { vault } = world(keyStore);
  expect(await failureOfAsync(vault.setUp(null))).toMatchObject({ code: 'not_supported' });
  await vault.setUp(PASSPHRASE);
  expect(await vault.status()).toMatchObject({ slots: ['passphrase'] });
});

test('by passphrase: locked after a restart, opened by the right one, whatever form its letters came in', async () => {
  const accented = new Secret('caf\u00e9 au lait, twice');
  const { vault, restart } = await setUpWorld(createTestKeyStore('missing'), accented);
  seal(vault);
  const next = await restart();
  expect(await next.status()).toMatchObject({ state: 'locked', lockedBecause: 'passphrase_needed', slots: ['passphrase'] });
  expect(failureFrom(() => next.open('row-1'))).toEqual({ code: 'locked', reason: 'passphrase_needed' });
  await next.unlock({ passphrase: new Secret('cafe\u0301 au lait, twice') });
  expect(next.open('row-1').reveal()).toBe(TOKEN.reveal());
});

test('wrong passphrases are slowed down, doubling, over restarts, and a right one ends it', async () => {
  const { restart, clock } = await setUpWorld(createTestKeyStore('missing'), PASSPHRASE);
  const wrong = new Secret('not this one at all');
  let vault = await restart();
  expect(await failureOfAsync(vault.unlock({ passphrase: wrong }))).toEqual({ code: 'wrong_passphrase', retryAt: clock.now() + 1000 });
  vault = await restart();
  expect(await failureOfAsync(vault.unlock({ passphrase: PASSPHRASE }))).toEqual({ code: 'wrong_passphrase', retryAt: clock.now() + 1000 });
  expect(await vault.status()).toMatchObject({ state: 'locked', retryAt: clock.now() + 1000 });
  clock.move(1000);
  expect(await failureOfAsync(vault.unlock({ passphrase: wrong }))).toEqual({ code: 'wrong_passphrase', retryAt: clock.now() + 2000 });
  clock.move(2000);
  await vault.unlock({ passphrase: PASSPHRASE });
  vault.lock();
  expect(await failureOfAsync(vault.unlock({ passphrase: wrong }))).toEqual({ code: 'wrong_passphrase', retryAt: clock.now() + 1000 });
});

test('a try is counted before it is made, so that killing the application does not help', async () => {
  const { store, restart, clock } = await setUpWorld(createTestKeyStore('missing'), PASSPHRASE);
  const vault = await restart();
  const trying = failureOfAsync(vault.unlock({ passphrase: new Secret('not this one at all') }));
  await Promise.resolve();
  expect(store.vault.attempts()).toEqual({ wrong: 1, retryAt: clock.now() + 1000 });
  await trying;
});

test('the event loop runs on while a passphrase is tried at its full cost', async () => {
  const { vault: first, restart, store } = world(createTestKeyStore('missing'), openTestStore(), FULL_COST);
  await first.setUp(PASSPHRASE);
  expect(store.vault.slots()).toMatchObject([{ params: { kdf: 'scrypt', N: 131_072, r: 8, p: 1 } }]);
  const vault = await restart();
  let turns = 0;
  let isOver = false;
  const count = (): void => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  count();
  await vault.unlock({ passphrase: PASSPHRASE });
  isOver = true;
  expect(turns).toBeGreaterThan(100);
}, 30_000);

test('a key store that answers other bytes has changed; the passphrase opens, and the store gets its key back', async () => {
  const { vault, keyStore, restart } = await setUpWorld(createTestKeyStore(), PASSPHRASE);
  seal(vault);
  const [entry] = [...keyStore.entries.keys()];
  for (const answer of ['garbage', Buffer.alloc(32, 7).toString('base64'), '']) {
    keyStore.entries.set(entry ?? '', answer);
    const next = await restart();
    expect(await next.status()).toMatchObject({ state: 'locked', keyStore: 'changed', lockedBecause: 'key_store_changed' });
    await next.unlock({ passphrase: PASSPHRASE });
    expect(next.open('row-1').reveal()).toBe(TOKEN.reveal());
    expect((await restart()).isOpen()).toBe(true);
    expect((await next.status()).slots.toSorted()).toEqual(['key_store', 'passphrase']);
  }
});

test('a key that is gone is lost, and one of another backend has changed', async () => {
  const { keyStore, restart } = await setUpWorld(createTestKeyStore(), null);
  keyStore.entries.clear();
  expect(await (await restart()).status()).toMatchObject({ lockedBecause: 'key_lost', keyStore: 'available' });
  keyStore.name = 'other_store';
  expect(await (await restart()).status()).toMatchObject({ lockedBecause: 'key_store_changed' });
  keyStore.behaviour = 'damaged';
  expect(await (await restart()).status()).toMatchObject({ lockedBecause: 'key_lost' });
});

test('a key store that has become weak is not asked, refuses or hangs: the vault is locked and says why', async () => {
  const { keyStore, restart, clock } = await setUpWorld(createTestKeyStore(), null);
  keyStore.state = 'weak';
  expect(await (await restart()).status()).toMatchObject({ lockedBecause: 'key_store_changed' });
  keyStore.state = 'unavailable';
  expect(await (await restart()).status()).toMatchObject({ lockedBecause: 'key_store_unavailable' });
  keyStore.state = 'available';
  keyStore.behaviour = 'refuse';
  expect(await (await restart()).status()).toMatchObject({ lockedBecause: 'key_store_unavailable' });
  keyStore.behaviour = 'hang';
  const starting = restart();
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  clock.move(15_000);
  const vault = await starting;
  expect(await vault.status()).toMatchObject({ state: 'locked', lockedBecause: 'key_store_unavailable' });
  keyStore.behaviour = 'work';
  await vault.start();
  expect(vault.isOpen()).toBe(true);
});

test('a vault that only the key store opens asks it again when it is unlocked', async () => {
  const { vault, keyStore } = await setUpWorld(createTestKeyStore(), null);
  vault.lock();
  keyStore.behaviour = 'refuse';
  expect(await failureOfAsync(vault.unlock({ passphrase: PASSPHRASE }))).toEqual({ code: 'locked', reason: 'key_store_unavailable' });
  keyStore.behaviour = 'work';
  await vault.unlock({ passphrase: PASSPHRASE });
  expect(vault.isOpen()).toBe(true);
});

test('what is locked stays locked, even when an unlocking was on its way', async () => {
  const { restart } = await setUpWorld(createTestKeyStore('missing'), PASSPHRASE);
  const vault = await restart();
  const unlocking = failureOfAsync(vault.unlock({ passphrase: PASSPHRASE }));
  await Promise.resolve();
  vault.lock();
  expect(await unlocking).toEqual({ code: 'locked', reason: 'passphrase_needed' });
  expect(vault.isOpen()).toBe(false);
});

test('slots that a crash left before the vault was made are replaced', async () => {
  const made = world(createTestKeyStore('missing'));
  made.store.vault.addSlot({ kind: 'passphrase', wrapped: 'half', params: { kdf: 'scrypt' } }, 1);
  await made.vault.start();
  expect(await made.vault.status()).toMatchObject({ state: 'not_set_up', slots: [] });
  await made.vault.setUp(PASSPHRASE);
  expect(made.store.vault.slots()).toHaveLength(1);
  const next = await made.restart();
  await next.unlock({ passphrase: PASSPHRASE });
  expect(next.isOpen()).toBe(true);
});

test('a slot that asks for more work than we ever wrote is refused before it is paid', async () => {
  const { store, restart } = await setUpWorld(createTestKeyStore('missing'), PASSPHRASE);
  const [slot] = store.vault.slots();
  if (slot === undefined) throw new Error('no slot');
  const hostile = [{ N: 2 ** 24 }, { N: 2 ** 20, r: 16 }, { N: 100_000 }, { p: 64 }, { r: 1 }, { salt: 'AA==' }, { kdf: 'pbkdf2' }];
  const started = performance.now();
  for (const change of hostile) {
    for (const { id } of store.vault.slots()) store.vault.removeSlot(id);
    store.vault.addSlot({ ...slot, params: { ...slot.params, ...change } }, 1);
    store.vault.setAttempts({ wrong: 0, retryAt: null });
    expect(await failureOfAsync((await restart()).unlock({ passphrase: PASSPHRASE }))).toEqual({ code: 'storage', reason: 'corrupt' });
  }
  // The dearest of them would take minutes.
  expect(performance.now() - started).toBeLessThan(3000);
});

test('a slot of another vault or with changed cost opens nothing', async () => {
  const { store, restart, clock } = await setUpWorld(createTestKeyStore('missing'), PASSPHRASE);
  const other = await setUpWorld(createTestKeyStore('missing'), PASSPHRASE);
  const [own] = store.vault.slots();
  const [theirs] = other.store.vault.slots();
  if (own === undefined || theirs === undefined) throw new Error('no slot');
  for (const slot of [theirs, { ...own, params: { ...own.params, N: 2 ** 15 } }, { ...own, wrapped: theirs.wrapped }]) {
    for (const { id } of store.vault.slots()) store.vault.removeSlot(id);
    store.vault.addSlot(slot, 1);
    store.vault.setAttempts({ wrong: 0, retryAt: null });
    expect(await failureOfAsync((await restart()).unlock({ passphrase: PASSPHRASE }))).toEqual({ code: 'wrong_passphrase', retryAt: clock.now() + 1000 });
  }
});

test('a row that was swapped, renamed, changed in kind or in one bit does not open, and says no more than that', async () => {
  const file = path.join(tempFolder(), 'maestro.db');
  const store = openFileStore(file);
  const { vault } = world(createTestKeyStore(), store);
  await vault.setUp(null);
  seal(vault, 'a', new Secret('read-only token'));
  seal(vault, 'b', new Secret('owner token'));
  const raw = new Database(file);
  const corrupt = { code: 'storage', reason: 'corrupt' };
  const broken = (sql: string, id = 'a'): void => {
    raw.exec('SAVEPOINT before');
    raw.exec(sql);
    raw.exec('RELEASE before');
    expect(failureFrom(() => vault.open(id)), sql).toEqual(corrupt);
  };
  const [a, b] = [store.secrets.get('a').sealed, store.secrets.get('b').sealed];
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  broken(`UPDATE secrets SET sealed = x'${hex(b)}' WHERE id = 'a'`);
  broken(`UPDATE secrets SET sealed = x'${hex(a)}', kind = 'mirror_credential' WHERE id = 'a'`);
  broken(`UPDATE secrets SET kind = 'instance_token', sealed = x'' WHERE id = 'a'`);
  broken(`UPDATE secrets SET sealed = x'${hex(a.subarray(0, 20))}' WHERE id = 'a'`);
  for (const at of [0, 1, 13, 29, a.length - 1]) {
    const flipped = Buffer.from(a);
    flipped.writeUInt8((flipped[at] ?? 0) ^ 1, at);
    broken(`UPDATE secrets SET sealed = x'${hex(flipped)}' WHERE id = 'a'`);
  }
  raw.exec(`UPDATE secrets SET sealed = x'${hex(a)}' WHERE id = 'a'`);
  expect(vault.open('a').reveal()).toBe('read-only token');
  broken("DELETE FROM secrets WHERE id = 'b'; UPDATE secrets SET id = 'b' WHERE id = 'a'", 'b');
  raw.close();
  store.close();
});

test('the same token is sealed into other bytes each time, and neither it nor a key is in the file', async () => {
  const { vault, store, keyStore } = await setUpWorld(createTestKeyStore(), PASSPHRASE);
  seal(vault, 'a');
  seal(vault, 'b');
  const [a, b] = [store.secrets.get('a').sealed, store.secrets.get('b').sealed];
  expect(Buffer.from(a).equals(Buffer.from(b))).toBe(false);
  const stored = JSON.stringify([store.vault.slots(), store.vault.read(), Buffer.from(a).toString('latin1')]);
  expect(stored).not.toContain('canary');
  expect(stored).not.toContain(PASSPHRASE.reveal());
  for (const dataKey of keyStore.entries.values()) expect(stored).not.toContain(dataKey);
});

test('sealing is part of the transaction that it is called in', async () => {
  const { vault, store } = await setUpWorld(createTestKeyStore(), null);
  expect(() =>
    store.transaction(() => {
      seal(vault, 'gone');
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(() => store.secrets.get('gone')).toThrow('missing');
});

test('a token of any length and any signs comes back as it was', async () => {
  const { vault } = await setUpWorld(createTestKeyStore(), null);
  for (const [n, text] of ['', 'x', 'ü€😀', 'long '.repeat(20_000)].entries()) {
    seal(vault, `row-${n}`, new Secret(text));
    expect(vault.open(`row-${n}`).reveal()).toBe(text);
  }
});
