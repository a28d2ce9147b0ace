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

/**
 * Prefers the functions that wait without blocking: the others stop the whole process while a locked keyring asks somebody, and are
 * used only on a runtime that has nothing else.
 */
export const createSealer = (storage: SafeStorage): Sealer =>
  hasWaiting(storage)
    ? {
        isAvailable: () => storage.isAsyncEncryptionAvailable(),
        seal: (text) => storage.encryptStringAsync(text),
        async open(sealed) {
          const { result, shouldReEncrypt } = await storage.decryptStringAsync(sealed);
          return { text: result, isStale: shouldReEncrypt };
        },
      }
    : {
        isAvailable: async () => storage.isEncryptionAvailable(),
        seal: async (text) => storage.encryptString(text),
        open: async (sealed) => ({ text: storage.decryptString(sealed), isStale: false }),
      };
