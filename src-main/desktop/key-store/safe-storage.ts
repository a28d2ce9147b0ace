/** The part of Electron's safeStorage that every supported version has. It may wait for the person or for a locked keyring. */
type BlockingStorage = {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(sealed: Buffer): string;
  getSelectedStorageBackend(): string;
};

/** What newer versions have beside it; the older runtime for development has not. */
type WaitingStorage = {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>;
};

export type SafeStorage = BlockingStorage & Partial<WaitingStorage>;

/** Both kinds under one shape. Each function may fail or never answer. */
export type Sealer = {
  isAvailable(): Promise<boolean>;
  seal(text: string): Promise<Buffer>;
  open(sealed: Buffer): Promise<{ text: string; isStale: boolean }>;
};

const hasWaiting = (storage: SafeStorage): storage is BlockingStorage & WaitingStorage =>
  typeof storage.encryptStringAsync === 'function' && typeof storage.decryptStringAsync === 'function' && typeof storage.isAsyncEncryptionAvailable === 'function';

/** The functions that block, used while nothing makes them wait. Where something would, each fails instead. */
const blockingSealer = (storage: BlockingStorage, answersAtOnce: () => Promise<boolean>): Sealer => {
  const atOnce = async <T>(work: () => T): Promise<T> => {
    if (!(await answersAtOnce())) throw new Error('the key store would make the whole program wait');
    return work();
  };
  return {
    isAvailable: () => atOnce(() => storage.isEncryptionAvailable()),
    seal: (text) => atOnce(() => storage.encryptString(text)),
    open: (sealed) => atOnce(() => ({ text: storage.decryptString(sealed), isStale: false })),
  };
};

/**
 * Prefers the functions that wait without blocking: the others stop the whole process while a locked keyring asks somebody, and are
 * used only on a runtime that has nothing else, and then only while `answersAtOnce`.
 */
export const createSealer = (storage: SafeStorage, answersAtOnce: () => Promise<boolean>): Sealer =>
  hasWaiting(storage)
    ? {
        isAvailable: () => storage.isAsyncEncryptionAvailable(),
        seal: (text) => storage.encryptStringAsync(text),
        async open(sealed) {
          const { result, shouldReEncrypt } = await storage.decryptStringAsync(sealed);
          return { text: result, isStale: shouldReEncrypt };
        },
      }
    : blockingSealer(storage, answersAtOnce);
