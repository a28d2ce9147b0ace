import type { KeyStore } from '../ports.ts';
import { fail } from '../rules/app-error.ts';

const refuse = async (): Promise<never> => fail({ code: 'not_supported', instanceId: null, capability: 'os_key_store' });

/** The key store of a process without one: plain Node cannot reach the operating system's, so a passphrase opens the vault. */
export const createNoKeyStore = (): KeyStore => ({
  probe: async () => ({ state: 'missing', name: null }),
  getPassword: refuse,
  setPassword: refuse,
  deletePassword: refuse,
});
