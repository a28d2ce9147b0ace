import { randomBytes } from 'node:crypto';
import type { Failure } from '../../../src-preload/contract/failures.ts';
import type { Chance } from '../../ports.ts';
import { failureOf } from '../../rules/app-error.ts';
import { Secret } from '../../rules/secret.ts';
import type { Store } from '../../store/store.ts';
import { createTestChance, createTestClock, openTestStore, quietLog, type TestClock } from '../../store/testing/open-test-store.ts';
import type { ScryptCost } from '../scrypt.ts';
import { createVault, type Vault } from '../vault.ts';
import { createTestKeyStore, type TestKeyStore } from './test-key-store.ts';

export const PASSPHRASE = new Secret('correct horse battery');
export const TOKEN = new Secret('glpat-canary-0123456789');

const chance: Chance = { ...createTestChance(), bytes: (count) => new Uint8Array(randomBytes(count)) };

export type VaultWorld = {
  store: Store;
  vault: Vault;
  keyStore: TestKeyStore;
  clock: TestClock;
  /** Another vault over the same store and key store, as the next start finds them. */
  restart(): Promise<Vault>;
};

/** The least that a slot may have been made with. */
const CHEAP = { N: 2 ** 14, r: 8, p: 1 };

/** A vault that is not set up yet, over a store in memory. */
export const createVaultWorld = (keyStore = createTestKeyStore(), store = openTestStore(), cost: ScryptCost = CHEAP): VaultWorld => {
  const clock = createTestClock();
  const make = (): Vault => createVault({ repo: store.vault, operators: store.operators, secrets: store.secrets, keyStore, chance, clock, log: quietLog, cost });
  const restart = async (): Promise<Vault> => {
    const vault = make();
    await vault.start();
    return vault;
  };
  return { store, vault: make(), keyStore, clock, restart };
};

/** A vault that is set up, opened by passphrase where the key store is missing. */
export const setUpVault = async (keyStore: TestKeyStore, passphrase: Secret | null): Promise<VaultWorld> => {
  const made = createVaultWorld(keyStore);
  await made.vault.start();
  await made.vault.setUp(passphrase);
  return made;
};

/** The failure that a promise ends with, or null where it is kept. */
export const failureOfAsync = (work: Promise<unknown>): Promise<Failure | null> => work.then(() => null, failureOf);

export const seal = (vault: Vault, id = 'row-1', secret = TOKEN): void => vault.seal('instance_token', secret, id, 1);
