import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Clock } from '../../ports.ts';
import { AppError } from '../../rules/app-error.ts';
import { createSafeKeyStore } from './key-store.ts';
import type { SafeStorage } from './safe-storage.ts';
import { createSealedFile } from './sealed-file.ts';

const UNUSABLE = new AppError({ code: 'not_supported', instanceId: null, capability: 'os_key_store' });

/** Time stands still: nothing is ever late. */
const still: Clock = { now: () => 0, after: () => () => undefined };
/** Every limit is over before the store can answer. */
const hurried: Clock = {
  now: () => 0,
  after(_ms, run) {
    run();
    return () => undefined;
  },
};

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'maestro-keys-'));
  file = path.join(folder, 'key-store.json');
});

afterEach(() => rmSync(folder, { recursive: true }));

const seal = (prefix: string, text: string): Buffer => Buffer.from(prefix + Buffer.from(text).toString('base64'));
const unseal = (sealed: Buffer): string => Buffer.from(sealed.subarray(3).toString(), 'base64').toString();

/** What Electron's older versions have: only functions that block. */
const blocking = ({ prefix = 'v11', backend = 'gnome_libsecret', available = true } = {}): SafeStorage => ({
  isEncryptionAvailable: () => available,
  encryptString: (text) => seal(prefix, text),
  decryptString: unseal,
  getSelectedStorageBackend: () => backend,
});

/** What the newer ones have beside them; the blocking ones must not be touched then. */
const waiting = ({ prefix = 'v11', backend = 'gnome_libsecret', available = true, isStale = false } = {}): SafeStorage => {
  const forbidden = (): never => {
    throw new Error('blocks');
  };
  return {
    isEncryptionAvailable: forbidden,
    encryptString: forbidden,
    decryptString: forbidden,
    getSelectedStorageBackend: () => backend,
    isAsyncEncryptionAvailable: async () => available,
    encryptStringAsync: async (text) => seal(prefix, text),
    decryptStringAsync: async (sealed) => ({ result: unseal(sealed), shouldReEncrypt: isStale }),
  };
};

const open = (storage: SafeStorage, { platform = 'linux', clock = still, answersAtOnce = async () => true }: { platform?: NodeJS.Platform; clock?: Clock; answersAtOnce?: (backend: string) => Promise<boolean> } = {}) =>
  createSafeKeyStore({ storage, file: createSealedFile(file), platform, clock, answersAtOnce, ready: Promise.resolve() });

describe.each([
  ['that blocks', blocking],
  ['that waits', waiting],
])('A key store %s', (_kind, create) => {
  test('keeps a password, finds it again and deletes it', async () => {
    const keys = open(create());
    await keys.setPassword('maestro', 'one', 'secret');
    await keys.setPassword('maestro', 'two', 'other');
    await keys.setPassword('maestro', 'one', 'newer');
    expect(await open(create()).getPassword('maestro', 'one')).toBe('newer');
    expect(await keys.deletePassword('maestro', 'one')).toBe(true);
    expect(await keys.deletePassword('maestro', 'one')).toBe(false);
    expect(await keys.getPassword('maestro', 'one')).toBeNull();
    expect(await keys.getPassword('maestro', 'two')).toBe('other');
  });

  test.each([
    ['linux', {}, { state: 'available', name: 'gnome_libsecret' }],
    ['linux', { backend: 'kwallet6' }, { state: 'available', name: 'kwallet6' }],
    ['linux', { backend: 'basic_text' }, { state: 'weak', name: 'basic_text' }],
    ['linux', { prefix: 'v10' }, { state: 'weak', name: 'gnome_libsecret' }],
    ['linux', { available: false }, { state: 'missing', name: null }],
    ['darwin', { prefix: 'v10' }, { state: 'available', name: 'keychain' }],
    ['win32', { prefix: 'v10' }, { state: 'available', name: 'dpapi' }],
  ] as const)('on %s with %j is told as %j', async (platform, kind, expected) => {
    expect(await open(create(kind), { platform }).probe()).toEqual(expected);
  });

  test('that only pretends to seal keeps nothing', async () => {
    await expect(open(create({ prefix: 'v10' })).setPassword('maestro', 'one', 'secret')).rejects.toEqual(UNUSABLE);
    await expect(open(create({ backend: 'basic_text' })).setPassword('maestro', 'one', 'secret')).rejects.toEqual(UNUSABLE);
    expect(existsSync(file)).toBe(false);
  });
});

describe('A key store that fails', () => {
  const denied: SafeStorage = { ...waiting(), encryptStringAsync: async () => Promise.reject(new Error('denied')), decryptStringAsync: async () => Promise.reject(new Error('denied')) };

  test('is unavailable, and its own words are not handed on', async () => {
    expect(await open(denied).probe()).toEqual({ state: 'unavailable', name: null });
    await open(waiting()).setPassword('maestro', 'one', 'secret');
    await expect(open(denied).getPassword('maestro', 'one')).rejects.toEqual(UNUSABLE);
  });

  test('by making everybody wait is not asked with functions that block', async () => {
    const forbidden = (): never => {
      throw new Error('blocks');
    };
    const locked: SafeStorage = { ...blocking({ backend: 'kwallet6' }), isEncryptionAvailable: forbidden, encryptString: forbidden, decryptString: forbidden };
    const asked: string[] = [];
    const answersAtOnce = async (backend: string): Promise<boolean> => asked.push(backend) < 0;
    await open(blocking()).setPassword('maestro', 'one', 'secret');
    expect(await open(locked, { answersAtOnce }).probe()).toEqual({ state: 'unavailable', name: null });
    await expect(open(locked, { answersAtOnce }).getPassword('maestro', 'one')).rejects.toEqual(UNUSABLE);
    expect(new Set(asked)).toEqual(new Set(['kwallet6']));
    expect(await open(waiting(), { answersAtOnce }).getPassword('maestro', 'one')).toBe('secret');
  });

  test('by never answering is unavailable after the limit', async () => {
    const silent: SafeStorage = { ...waiting(), isAsyncEncryptionAvailable: () => new Promise(() => undefined) };
    expect(await open(silent, { clock: hurried }).probe()).toEqual({ state: 'unavailable', name: null });
  });

  test('by not answering once has no other key for that', async () => {
    await open(waiting()).setPassword('maestro', 'one', 'secret');
    let isLate = true;
    const late: Clock = { ...still, after: (_ms, run) => {
      if (isLate) run();
      isLate = false;
      return () => undefined;
    } };
    const silent: SafeStorage = { ...waiting(), decryptStringAsync: () => new Promise(() => undefined) };
    await expect(open(silent, { clock: late }).getPassword('maestro', 'one')).rejects.toEqual(UNUSABLE);
  });
});

describe('What was sealed', () => {
  test('lies in a file of this user only, without the password', async () => {
    await open(waiting()).setPassword('maestro', 'one', 'a secret word');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).not.toContain('a secret word');
  });

  test('is sealed anew when the store says that its key is old', async () => {
    await open(waiting()).setPassword('maestro', 'one', 'secret');
    expect(await open(waiting({ isStale: true, prefix: 'v12' })).getPassword('maestro', 'one')).toBe('secret');
    expect(readFileSync(file, 'utf8')).toContain(Buffer.from('v12').toString('base64'));
  });

  test('by an old key opens although it cannot be sealed anew', async () => {
    await open(waiting()).setPassword('maestro', 'one', 'secret');
    const full = (): never => {
      throw new AppError({ code: 'storage', reason: 'disk_full' });
    };
    const store = createSafeKeyStore({ storage: waiting({ isStale: true }), file: { ...createSealedFile(file), set: full }, platform: 'linux', clock: still, answersAtOnce: async () => true, ready: Promise.resolve() });
    expect(await store.getPassword('maestro', 'one')).toBe('secret');
  });

  test.each(['', '{', '{"format":2,"entries":[]}', '{"format":1,"entries":[{"service":"a"}]}'])('is refused when the file holds %j, which is set aside for what is kept anew', async (text) => {
    writeFileSync(file, text);
    await expect(open(waiting()).getPassword('maestro', 'one')).rejects.toEqual(new AppError({ code: 'storage', reason: 'corrupt' }));
    expect(readFileSync(file, 'utf8')).toBe(text);
    await open(waiting()).setPassword('maestro', 'one', 'secret');
    expect(await open(waiting()).getPassword('maestro', 'one')).toBe('secret');
    expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(text);
  });

  test.each([
    ['that blocks', blocking],
    ['that waits', waiting],
  ])('by another key is rubbish to a key store %s, and no failure of the store', async (_kind, create) => {
    await open(create()).setPassword('maestro', 'one', 'secret');
    const fails = (): never => {
      throw new Error('bad decrypt');
    };
    const foreign: SafeStorage = { ...create(), decryptString: fails, ...(create === waiting ? { decryptStringAsync: async () => fails() } : {}) };
    expect(await open(foreign).getPassword('maestro', 'one')).toBe('');
  });
});
