import { expect, test } from 'vitest';
import { VaultStatus } from '../../src-preload/contract/models/vault.ts';
import { failureFrom } from '../rules/testing/failure-from.ts';
import { createTestKeyStore } from './testing/test-key-store.ts';
import { createVaultWorld, failureOfAsync, PASSPHRASE, seal, setUpVault, TOKEN } from './testing/vault-world.ts';

test('a new vault is not set up, and says so before anything is sealed', async () => {
  const { vault } = createVaultWorld();
  await vault.start();
  expect(await vault.status()).toEqual({ state: 'not_set_up', keyStore: 'available', keyStoreName: 'test_store', slots: [], hasOperators: false, operator: null, lockedBecause: null, retryAt: null });
  expect(failureFrom(() => seal(vault))).toEqual({ code: 'locked', reason: 'not_set_up' });
  expect(failureFrom(() => vault.assertOpen())).toEqual({ code: 'locked', reason: 'not_set_up' });
  expect(await failureOfAsync(vault.unlock({ passphrase: PASSPHRASE }))).toEqual({ code: 'locked', reason: 'not_set_up' });
});

test('with a key store it opens by itself after a restart, and what was sealed comes back', async () => {
  const { vault, restart } = await setUpVault(createTestKeyStore(), null);
  seal(vault);
  const next = await restart();
  expect(next.isOpen()).toBe(true);
  expect(next.open('row-1').reveal()).toBe(TOKEN.reveal());
  expect(VaultStatus.omit({ may: true }).parse(await next.status())).toEqual({ state: 'unlocked', keyStore: 'available', keyStoreName: 'test_store', slots: ['key_store'], hasOperators: false, operator: null, lockedBecause: null, retryAt: null });
});

test('it is set up once', async () => {
  const { vault } = await setUpVault(createTestKeyStore(), null);
  expect(await failureOfAsync(vault.setUp(PASSPHRASE))).toEqual({ code: 'conflict', reason: 'already_set_up' });
});

test('two set-ups at once make one vault', async () => {
  const { vault, store } = createVaultWorld();
  const outcomes = await Promise.allSettled([vault.setUp(null), vault.setUp(null)]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(store.vault.slots()).toHaveLength(1);
});

test('what is locked stays locked, even when an unlocking was on its way', async () => {
  const { restart } = await setUpVault(createTestKeyStore('missing'), PASSPHRASE);
  const vault = await restart();
  const unlocking = failureOfAsync(vault.unlock({ passphrase: PASSPHRASE }));
  await Promise.resolve();
  vault.lock();
  expect(await unlocking).toEqual({ code: 'locked', reason: 'passphrase_needed' });
  expect(vault.isOpen()).toBe(false);
});

test('slots that a crash left before the vault was made are replaced', async () => {
  const made = createVaultWorld(createTestKeyStore('missing'));
  made.store.vault.addSlot({ kind: 'passphrase', wrapped: 'half', params: { kdf: 'scrypt' } }, 1);
  await made.vault.start();
  expect(await made.vault.status()).toMatchObject({ state: 'not_set_up', slots: [] });
  await made.vault.setUp(PASSPHRASE);
  expect(made.store.vault.slots()).toHaveLength(1);
  const next = await made.restart();
  await next.unlock({ passphrase: PASSPHRASE });
  expect(next.isOpen()).toBe(true);
});
