import type { VaultStatus } from '../../src-preload/contract/models/vault.ts';
import type { Chance, Clock, KeyStore, Log } from '../ports.ts';
import { AppError } from '../rules/app-error.ts';
import type { Secret } from '../rules/secret.ts';
import type { KeySlot, VaultRepo } from '../store/vault-store.ts';
import { DATA_KEY_BYTES, isDataKey } from './data-key.ts';
import { createKeyStoreSlot, keyStoreSlot } from './key-store-slot.ts';
import { type SlotFor, unwrap, type WrappedKey, wrapUnder } from './passphrase-slot.ts';
import type { ScryptCost } from './scrypt.ts';

export type LockReason = NonNullable<VaultStatus['lockedBecause']>;
export type StoredVault = NonNullable<ReturnType<VaultRepo['read']>>;

type Deps = { repo: Pick<VaultRepo, 'slots' | 'addSlot' | 'removeSlot'>; keyStore: KeyStore; chance: Chance; clock: Clock; log: Log; cost: ScryptCost };

/** The ways to the data key. Who gets a key from here wipes it. */
export const createKeySlots = ({ repo, keyStore, chance, clock, log, cost }: Deps) => {
  const inKeyStore = createKeyStoreSlot({ keyStore, clock, log });
  const slotsOf = (kind: KeySlot['kind']): KeySlot[] => repo.slots().filter((slot) => slot.kind === kind);
  const wrap = (secret: Secret, dataKey: Uint8Array, { vaultId }: StoredVault, kind: SlotFor): Promise<WrappedKey> => wrapUnder(secret, dataKey, { vaultId, kind }, { chance, cost });
  const hasPassphrase = (): boolean => slotsOf('passphrase').length > 0;

  return {
    hasPassphrase,

    /** Wraps the key in the key store, under the passphrase, or both. Fails `not_supported` when neither can be. */
    async make(dataKey: Buffer, vault: StoredVault, passphrase: Secret | null): Promise<Omit<KeySlot, 'id'>[]> {
      const { state, name } = await keyStore.probe();
      const slots: Omit<KeySlot, 'id'>[] = [];
      if (state === 'available' && (await inKeyStore.keep(dataKey, vault))) slots.push(keyStoreSlot(name));
      if (passphrase !== null) slots.push({ kind: 'passphrase', ...(await wrap(passphrase, dataKey, vault, 'passphrase')) });
      if (slots.length === 0) throw new AppError({ code: 'not_supported', instanceId: null, capability: 'os_key_store' });
      return slots;
    },

    /** The key from the key store, or why there is none. */
    async fromKeyStore(vault: StoredVault): Promise<Buffer | LockReason> {
      const [slot] = slotsOf('key_store');
      if (slot === undefined) return 'passphrase_needed';
      const answer = await inKeyStore.open(slot, vault);
      if (answer.state === 'open') return answer.dataKey;
      if (answer.state !== 'weak') return answer.state;
      // It was good when the vault was made: one that would now keep the key in plain text is another one.
      return hasPassphrase() ? 'passphrase_needed' : 'key_store_changed';
    },

    wrap,

    /** The key, or null when the passphrase or code opens none of the slots; the same time is spent where there is no slot at all. */
    async fromSlots(slots: readonly WrappedKey[], secret: Secret, vault: StoredVault, kind: SlotFor): Promise<Buffer | null> {
      if (slots.length === 0) await wrap(secret, chance.bytes(DATA_KEY_BYTES), vault, kind);
      for (const slot of slots) {
        const dataKey = await unwrap(slot, secret, { vaultId: vault.vaultId, kind });
        if (dataKey !== null && isDataKey(dataKey, vault)) return dataKey;
      }
      return null;
    },

    slotsOf,

    /** Gives a key store that lost the key, or is another one, the key anew. Does nothing where it never had one. */
    async mendKeyStore(dataKey: Buffer, vault: StoredVault): Promise<void> {
      const [slot] = slotsOf('key_store');
      if (slot === undefined) return;
      const { state, name } = await keyStore.probe();
      if (state !== 'available' || !(await inKeyStore.keep(dataKey, vault))) return;
      repo.removeSlot(slot.id);
      repo.addSlot(keyStoreSlot(name), clock.now());
      log.info('vault.key_store_mended');
    },
  };
};
