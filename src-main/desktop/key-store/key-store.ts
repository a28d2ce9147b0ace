import type { Clock, KeyStore } from '../../ports.ts';
import { AppError, failureOf } from '../../rules/app-error.ts';
import { createSealer, type SafeStorage } from './safe-storage.ts';
import type { SealedFile } from './sealed-file.ts';
import { isPlainText, isWeakBackend, keyStoreName, type Probe } from './worth.ts';

export type KeyStoreDeps = {
  storage: SafeStorage;
  file: SealedFile;
  platform: NodeJS.Platform;
  clock: Clock;
  /** Whether the backend of this name (Linux) would answer without making anybody wait. */
  answersAtOnce(backend: string): Promise<boolean>;
  /** Electron answers only after `ready`. */
  ready: Promise<unknown>;
  /** How long one question may take. */
  limitMs?: number;
};

const LIMIT_MS = 5000;
const PROBE_TEXT = 'probe';

/** What a key that is not the one that sealed opens to, where Electron notices at all: nothing that was ever kept. */
const RUBBISH = '';

const unusable = (cause?: unknown): AppError => new AppError({ code: 'not_supported', instanceId: null, capability: 'os_key_store' }, cause);

/**
 * The operating system's key store through Electron's safeStorage. The store only seals; what it sealed lies in a private file.
 * Its text is not authenticated (a wrong key may open to rubbish), so the caller keeps a check value.
 */
export const createSafeKeyStore = ({ storage, file, platform, clock, answersAtOnce, ready, limitMs = LIMIT_MS }: KeyStoreDeps): KeyStore => {
  const backendOf = (): string => (platform === 'linux' ? storage.getSelectedStorageBackend() : '');
  const sealer = createSealer(storage, async () => platform !== 'linux' || answersAtOnce(backendOf()));

  const inTime = async <T>(question: () => Promise<T>): Promise<T> => {
    let disarm = (): void => undefined;
    const late = new Promise<never>((_resolve, reject) => {
      disarm = clock.after(limitMs, () => reject(unusable()));
    });
    try {
      return await Promise.race([question(), late]);
    } finally {
      disarm();
    }
  };

  const ask = async (): Promise<Probe> => {
    const backend = backendOf();
    const name = keyStoreName(platform, backend);
    if (isWeakBackend(platform, backend)) return { state: 'weak', name };
    if (!(await sealer.isAvailable())) return { state: 'missing', name: null };
    return { state: isPlainText(platform, await sealer.seal(PROBE_TEXT)) ? 'weak' : 'available', name };
  };

  const probe = async (): Promise<Probe> => {
    await ready;
    try {
      return await inTime(ask);
    } catch {
      // Denied, dismissed, broken or silent: all that matters to the caller is that it cannot be used now.
      return { state: 'unavailable', name: null };
    }
  };

  /** Carries out one use of the store; whatever Electron throws is the same failure to the caller. */
  const use = async <T>(work: () => Promise<T>): Promise<T> => {
    await ready;
    try {
      return await inTime(work);
    } catch (error) {
      throw failureOf(error) === null ? unusable(error) : error;
    }
  };

  const setPassword: KeyStore['setPassword'] = async (service, account, password) => {
    const { state } = await probe();
    if (state !== 'available') throw unusable();
    const sealed = await use(() => sealer.seal(password));
    // The keyring may have gone since the question: then Chromium takes the key that everybody knows.
    if (isPlainText(platform, sealed)) throw unusable();
    file.set(service, account, sealed);
  };

  /** What an old key sealed still opens: where it cannot be sealed anew now, the next opening tries again. */
  const sealAnew: KeyStore['setPassword'] = async (service, account, password) => {
    try {
      await setPassword(service, account, password);
    } catch (error) {
      if (failureOf(error) === null) throw error;
    }
  };

  return {
    probe,
    setPassword,
    async getPassword(service, account) {
      const sealed = file.get(service, account);
      if (sealed === null) return null;
      const opened = await use(() => sealer.open(sealed).catch((cause: unknown) => ({ cause })));
      if ('cause' in opened) {
        // A store that seals and opens, only not this, has another key than it had.
        if ((await probe()).state !== 'available') throw unusable(opened.cause);
        return RUBBISH;
      }
      if (opened.isStale) await sealAnew(service, account, opened.text);
      return opened.text;
    },
    deletePassword: async (service, account) => file.remove(service, account),
  };
};
