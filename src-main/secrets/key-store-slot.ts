import type { Clock, KeyStore, Log } from '../ports.ts';
import { failureOf } from '../rules/app-error.ts';
import type { KeySlot } from '../store/vault-store.ts';
import { isDataKey } from './data-key.ts';

const SERVICE = 'mirror-maestro';
/** Key stores ask the person at times, and hang at others. */
const LIMIT_MS = 15_000;

type Vault = { vaultId: string; keyCheck: string };
type Deps = { keyStore: KeyStore; clock: Clock; log: Log };

export type KeyStoreAnswer =
  | { state: 'open'; dataKey: Buffer }
  /** `weak`: it would keep the key in plain text, so that it is not asked. */
  | { state: 'key_store_unavailable' | 'key_store_changed' | 'key_lost' | 'weak' };

/** The data key in the operating system's key store, under this vault's id. */
export const createKeyStoreSlot = ({ keyStore, clock, log }: Deps) => {
  /** The answer in time; `damaged` where what was kept can no longer be read; else null, since a failure says no more than that it cannot be used now. */
  const ask = <T>(what: string, question: () => Promise<T>): Promise<{ value: T } | 'damaged' | null> =>
    new Promise((resolve) => {
      const end = (answer: { value: T } | 'damaged' | null): void => {
        cancel();
        resolve(answer);
      };
      const cancel = clock.after(LIMIT_MS, () => {
        log.warn('vault.key_store_slow', { what });
        resolve(null);
      });
      question().then(
        (value) => end({ value }),
        (error: unknown) => {
          const failure = failureOf(error);
          log.warn('vault.key_store_failed', { what, code: failure?.code ?? 'unknown' });
          end(failure?.code === 'storage' && failure.reason === 'corrupt' ? 'damaged' : null);
        },
      );
    });

  const read = (vaultId: string) => ask('read', () => keyStore.getPassword(SERVICE, vaultId));

  return {
    /** Keeps the key and reads it back. False when it cannot, and then nothing may rely on it. */
    async keep(dataKey: Buffer, vault: Vault): Promise<boolean> {
      const kept = await ask('write', () => keyStore.setPassword(SERVICE, vault.vaultId, dataKey.toString('base64')));
      if (kept === null || kept === 'damaged') return false;
      const answer = await read(vault.vaultId);
      return answer !== null && answer !== 'damaged' && answer.value !== null && isDataKey(Buffer.from(answer.value, 'base64'), vault);
    },

    /** Asks for the key. Another backend than the one that kept it explains both a missing and a wrong answer. */
    async open(slot: KeySlot, vault: Vault): Promise<KeyStoreAnswer> {
      const { state, name } = await keyStore.probe();
      if (state === 'weak') return { state: 'weak' };
      if (state !== 'available') return { state: 'key_store_unavailable' };
      const answer = await read(vault.vaultId);
      if (answer === null) return { state: 'key_store_unavailable' };
      if (answer === 'damaged') return { state: 'key_lost' };
      if (answer.value === null) return { state: slot.params['backend'] === (name ?? '') ? 'key_lost' : 'key_store_changed' };
      const dataKey = Buffer.from(answer.value, 'base64');
      return isDataKey(dataKey, vault) ? { state: 'open', dataKey } : { state: 'key_store_changed' };
    },
  };
};

/** The row that says where the key is; the key itself is not in the file. */
export const keyStoreSlot = (backend: string | null): Omit<KeySlot, 'id'> => ({ kind: 'key_store', wrapped: '', params: { backend: backend ?? '' } });
