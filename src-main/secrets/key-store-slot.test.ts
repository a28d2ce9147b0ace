import { expect, test } from 'vitest';
import { createTestKeyStore } from './testing/test-key-store.ts';
import { createVaultWorld, failureOfAsync, PASSPHRASE, seal, setUpVault, TOKEN } from './testing/vault-world.ts';

test.each(['weak', 'missing', 'unavailable'] as const)('a key store that is %s is never used silently: a passphrase is asked for', async (state) => {
  const { vault, keyStore, store } = createVaultWorld(createTestKeyStore(state));
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
  const { vault } = createVaultWorld(keyStore);
  expect(await failureOfAsync(vault.setUp(null))).toMatchObject({ code: 'not_supported' });
  await vault.setUp(PASSPHRASE);
  expect(await vault.status()).toMatchObject({ slots: ['passphrase'] });
});

test('a key store that answers other bytes has changed; the passphrase opens, and the store gets its key back', async () => {
  const { vault, keyStore, restart } = await setUpVault(createTestKeyStore(), PASSPHRASE);
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
  const { keyStore, restart } = await setUpVault(createTestKeyStore(), null);
  keyStore.entries.clear();
  expect(await (await restart()).status()).toMatchObject({ lockedBecause: 'key_lost', keyStore: 'available' });
  keyStore.name = 'other_store';
  expect(await (await restart()).status()).toMatchObject({ lockedBecause: 'key_store_changed' });
  keyStore.behaviour = 'damaged';
  expect(await (await restart()).status()).toMatchObject({ lockedBecause: 'key_lost' });
});

test('a key store that has become weak is not asked, refuses or hangs: the vault is locked and says why', async () => {
  const { keyStore, restart, clock } = await setUpVault(createTestKeyStore(), null);
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
  const { vault, keyStore } = await setUpVault(createTestKeyStore(), null);
  vault.lock();
  keyStore.behaviour = 'refuse';
  expect(await failureOfAsync(vault.unlock({ passphrase: PASSPHRASE }))).toEqual({ code: 'locked', reason: 'key_store_unavailable' });
  keyStore.behaviour = 'work';
  await vault.unlock({ passphrase: PASSPHRASE });
  expect(vault.isOpen()).toBe(true);
});
