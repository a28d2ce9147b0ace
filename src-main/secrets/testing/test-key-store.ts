import type { KeyStore } from '../../ports.ts';
import { AppError } from '../../rules/app-error.ts';

type State = Awaited<ReturnType<KeyStore['probe']>>['state'];

/** A key store in memory, whose faults a test sets. */
export type TestKeyStore = KeyStore & {
  entries: Map<string, string>;
  state: State;
  name: string | null;
  /** `refuse`: throws as a key store does that cannot be used; `damaged`: cannot read what it kept; `hang`: never answers. */
  behaviour: 'work' | 'refuse' | 'damaged' | 'hang';
};

export const createTestKeyStore = (state: State = 'available'): TestKeyStore => {
  const act = <T>(store: TestKeyStore, work: () => T): Promise<T> => {
    if (store.behaviour === 'hang') return new Promise<T>(() => undefined);
    if (store.behaviour === 'refuse') return Promise.reject(new AppError({ code: 'not_supported', instanceId: null, capability: 'os_key_store' }));
    if (store.behaviour === 'damaged') return Promise.reject(new AppError({ code: 'storage', reason: 'corrupt' }));
    return Promise.resolve(work());
  };
  const store: TestKeyStore = {
    entries: new Map(),
    state,
    name: 'test_store',
    behaviour: 'work',
    probe: async () => ({ state: store.state, name: store.name }),
    getPassword: (service, account) => act(store, () => store.entries.get(`${service}/${account}`) ?? null),
    setPassword: (service, account, password) => act(store, () => void store.entries.set(`${service}/${account}`, password)),
    deletePassword: (service, account) => act(store, () => store.entries.delete(`${service}/${account}`)),
  };
  return store;
};
