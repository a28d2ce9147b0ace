import type { VaultStatus } from '../../src-preload/contract/models/vault.ts';
import type { Chance, Clock, KeyStore, Log } from '../ports.ts';
import { AppError } from '../rules/app-error.ts';
import type { Secret } from '../rules/secret.ts';
import type { SecretRepo, VaultRepo } from '../store/store.ts';
import { createAttempts } from './attempts.ts';
import { DATA_KEY_BYTES, keyCheck } from './data-key.ts';
import { createKeySlots, type LockReason, type StoredVault } from './key-slots.ts';
import { createOneAtATime } from './one-at-a-time.ts';
import { FULL_COST } from './passphrase-slot.ts';
import type { ScryptCost } from './scrypt.ts';
import { createSealer, type Sealer } from './sealer.ts';

type SecretKind = Parameters<SecretRepo['insert']>[0]['kind'];

export type Vault = {
  /** Asks the key store for the key, where it keeps one. Never throws: what is wrong is the vault's state. Can be called again. */
  start(): Promise<void>;
  status(): Promise<VaultStatus>;
  /**
   * Makes the data key and keeps it in the key store, under the passphrase, or both. Fails `conflict` `already_set_up`, or
   * `not_supported` `os_key_store` when there is neither a passphrase nor a key store that can be trusted.
   */
  setUp(passphrase: Secret | null): Promise<void>;
  /** Fails `wrong_passphrase` with when to try again. A vault that only the key store opens needs none and asks that once more: `locked`. */
  unlock(passphrase: Secret | null): Promise<void>;
  /** Forgets the key. A key store alone gives it back at the next start. */
  lock(): void;
  /** Stores a sealed row; synchronous, so that it can be part of a store transaction. Fails `locked`. */
  seal(kind: SecretKind, value: Secret, id: string, now: number): void;
  /** Fails `locked`, or `storage` `corrupt` when the row is not what was sealed under this id. */
  open(id: string): Secret;
  isOpen(): boolean;
  /** Fails `locked`. */
  assertOpen(): void;
};

type Deps = {
  repo: VaultRepo;
  secrets: Pick<SecretRepo, 'insert' | 'get'>;
  keyStore: KeyStore;
  chance: Chance;
  clock: Clock;
  log: Log;
  /** Told each time it opens or closes, which changes no stored row. */
  onChanged?: () => void;
  /** Of new passphrase slots; tests take less. What a slot was made with is stored in it. */
  cost?: ScryptCost;
};

/** The one place that holds the key of DESIGN.md section 10, and only while the vault is open. */
export const createVault = ({ repo, secrets, keyStore, chance, clock, log, onChanged, cost = FULL_COST }: Deps): Vault => {
  const attempts = createAttempts({ repo, clock });
  const slots = createKeySlots({ repo, keyStore, chance, clock, log, cost });
  const oneAtATime = createOneAtATime();
  let opened: Sealer | null = null;
  let because: LockReason = 'passphrase_needed';
  /** Grows with each lock, so that an unlocking that was on its way does not open what was locked meanwhile. */
  let locks = 0;

  const refuse = (): never => {
    throw new AppError({ code: 'locked', reason: repo.read() === null ? 'not_set_up' : because });
  };

  const openWith = (dataKey: Uint8Array, { vaultId }: StoredVault, since: number): void => {
    if (locks !== since) refuse();
    opened = createSealer(dataKey, vaultId, { secrets, chance });
    onChanged?.();
  };

  const askKeyStore = async (vault: StoredVault): Promise<void> => {
    const since = locks;
    const answer = await slots.fromKeyStore(vault);
    if (typeof answer === 'string') {
      because = answer;
      log.warn('vault.locked', { because });
      return;
    }
    if (locks === since) openWith(answer, vault, since);
    answer.fill(0);
  };

  const start = async (): Promise<void> => {
    try {
      const vault = repo.read();
      if (opened === null && vault !== null) await askKeyStore(vault);
    } catch (error) {
      because = 'key_store_unavailable';
      log.error('vault.start_failed', { name: error instanceof Error ? error.name : typeof error });
    }
  };

  const unlock = async (passphrase: Secret | null): Promise<void> => {
    if (opened !== null) return;
    const vault = repo.read() ?? refuse();
    if (!slots.hasPassphrase()) {
      await askKeyStore(vault);
      if (opened === null) refuse();
      return;
    }
    if (passphrase === null) return refuse();
    const since = locks;
    attempts.begin();
    const dataKey = await slots.fromPassphrase(passphrase, vault);
    if (dataKey === null) throw new AppError({ code: 'wrong_passphrase', retryAt: attempts.retryAt() });
    try {
      attempts.succeeded();
      openWith(dataKey, vault, since);
      if (because !== 'passphrase_needed') await slots.mendKeyStore(dataKey, vault);
    } finally {
      dataKey.fill(0);
    }
  };

  const setUp = async (passphrase: Secret | null): Promise<void> => {
    if (repo.read() !== null) throw new AppError({ code: 'conflict', reason: 'already_set_up' });
    const since = locks;
    const vaultId = chance.uid();
    const dataKey = Buffer.from(chance.bytes(DATA_KEY_BYTES));
    try {
      const vault = { vaultId, keyCheck: keyCheck(dataKey, vaultId) };
      const made = await slots.make(dataKey, vault, passphrase);
      // The vault's own row comes last: slots without it are what a crash left, and are replaced.
      for (const left of repo.slots()) repo.removeSlot(left.id);
      for (const slot of made) repo.addSlot(slot, clock.now());
      repo.create(vault);
      openWith(dataKey, vault, since);
    } finally {
      dataKey.fill(0);
    }
  };

  const status = async (): Promise<VaultStatus> => {
    const { state, name } = await keyStore.probe();
    const isSetUp = repo.read() !== null;
    const isLocked = isSetUp && opened === null;
    return {
      state: opened !== null ? 'unlocked' : isSetUp ? 'locked' : 'not_set_up',
      keyStore: isLocked && because === 'key_store_changed' ? 'changed' : state,
      keyStoreName: name?.slice(0, 100) ?? null,
      slots: isSetUp ? repo.slots().map((slot) => slot.kind) : [],
      lockedBecause: isLocked ? because : null,
      retryAt: isLocked ? attempts.retryAt() : null,
    };
  };

  return {
    start: () => oneAtATime(start),
    status,
    setUp: (passphrase) => oneAtATime(() => setUp(passphrase)),
    unlock: (passphrase) => oneAtATime(() => unlock(passphrase)),

    lock() {
      locks += 1;
      opened?.wipe();
      opened = null;
      because = repo.read() === null || slots.hasPassphrase() ? 'passphrase_needed' : 'key_store_unavailable';
      onChanged?.();
    },

    seal: (kind, value, id, now) => (opened ?? refuse()).seal(kind, value, id, now),
    open: (id) => (opened ?? refuse()).open(id),
    isOpen: () => opened !== null,
    assertOpen: () => void (opened ?? refuse()),
  };
};
