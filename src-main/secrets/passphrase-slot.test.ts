import { expect, test } from 'vitest';
import { Secret } from '../rules/secret.ts';
import { failureFrom } from '../rules/testing/failure-from.ts';
import { openTestStore } from '../store/testing/open-test-store.ts';
import { FULL_COST } from './passphrase-slot.ts';
import { createTestKeyStore } from './testing/test-key-store.ts';
import { createVaultWorld, failureOfAsync, PASSPHRASE, seal, setUpVault, TOKEN } from './testing/vault-world.ts';

test('a vault without a key store is locked after a restart, and opened by its passphrase, whatever form its letters came in', async () => {
  const accented = new Secret('caf\u00e9 au lait, twice');
  const { vault, restart } = await setUpVault(createTestKeyStore('missing'), accented);
  seal(vault);
  const next = await restart();
  expect(await next.status()).toMatchObject({ state: 'locked', lockedBecause: 'passphrase_needed', slots: ['passphrase'] });
  expect(failureFrom(() => next.open('row-1'))).toEqual({ code: 'locked', reason: 'passphrase_needed' });
  await next.unlock({ passphrase: new Secret('cafe\u0301 au lait, twice') });
  expect(next.open('row-1').reveal()).toBe(TOKEN.reveal());
});

test('wrong passphrases are slowed down, doubling, over restarts, and a right one ends it', async () => {
  const { restart, clock } = await setUpVault(createTestKeyStore('missing'), PASSPHRASE);
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
  const { store, restart, clock } = await setUpVault(createTestKeyStore('missing'), PASSPHRASE);
  const vault = await restart();
  const trying = failureOfAsync(vault.unlock({ passphrase: new Secret('not this one at all') }));
  await Promise.resolve();
  expect(store.vault.attempts()).toEqual({ wrong: 1, retryAt: clock.now() + 1000 });
  await trying;
});

test('the event loop runs on while a passphrase is tried at its full cost', async () => {
  const { vault: first, restart, store } = createVaultWorld(createTestKeyStore('missing'), openTestStore(), FULL_COST);
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

test('a slot that asks for more work than we ever wrote is refused before it is paid', async () => {
  const { store, restart } = await setUpVault(createTestKeyStore('missing'), PASSPHRASE);
  const [slot] = store.vault.slots();
  if (slot === undefined) throw new Error('no slot');
  const hostile = [{ N: 2 ** 24 }, { N: 2 ** 20, r: 16 }, { N: 100_000 }, { p: 64 }, { r: 1 }, { salt: 'AA==' }, { kdf: 'pbkdf2' }];
  for (const change of hostile) {
    for (const { id } of store.vault.slots()) store.vault.removeSlot(id);
    store.vault.addSlot({ ...slot, params: { ...slot.params, ...change } }, 1);
    store.vault.setAttempts({ wrong: 0, retryAt: null });
    // Who had paid would know that the passphrase does not open it.
    expect(await failureOfAsync((await restart()).unlock({ passphrase: PASSPHRASE }))).toEqual({ code: 'storage', reason: 'corrupt' });
  }
});

test('a slot of another vault or with changed cost opens nothing', async () => {
  const { store, restart, clock } = await setUpVault(createTestKeyStore('missing'), PASSPHRASE);
  const other = await setUpVault(createTestKeyStore('missing'), PASSPHRASE);
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
