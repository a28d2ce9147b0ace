import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { Secret } from '../rules/secret.ts';
import { failureFrom } from '../rules/testing/failure-from.ts';
import { openFileStore } from '../store/testing/open-test-store.ts';
import { tempFolder } from '../store/testing/temp-folder.ts';
import { createTestKeyStore } from './testing/test-key-store.ts';
import { createVaultWorld, PASSPHRASE, seal, setUpVault } from './testing/vault-world.ts';

test('a row that was swapped, renamed, changed in kind or in one bit does not open, and says no more than that', async () => {
  const file = path.join(tempFolder(), 'maestro.db');
  const store = openFileStore(file);
  const { vault } = createVaultWorld(createTestKeyStore(), store);
  await vault.setUp(null);
  seal(vault, 'a', new Secret('read-only token'));
  seal(vault, 'b', new Secret('owner token'));
  const raw = new Database(file);
  const corrupt = { code: 'storage', reason: 'corrupt' };
  const broken = (sql: string, id = 'a'): void => {
    raw.exec('SAVEPOINT before');
    raw.exec(sql);
    raw.exec('RELEASE before');
    expect(failureFrom(() => vault.open(id)), sql).toEqual(corrupt);
  };
  const [a, b] = [store.secrets.get('a').sealed, store.secrets.get('b').sealed];
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  broken(`UPDATE secrets SET sealed = x'${hex(b)}' WHERE id = 'a'`);
  broken(`UPDATE secrets SET sealed = x'${hex(a)}', kind = 'mirror_credential' WHERE id = 'a'`);
  broken(`UPDATE secrets SET kind = 'instance_token', sealed = x'' WHERE id = 'a'`);
  broken(`UPDATE secrets SET sealed = x'${hex(a.subarray(0, 20))}' WHERE id = 'a'`);
  for (const at of [0, 1, 13, 29, a.length - 1]) {
    const flipped = Buffer.from(a);
    flipped.writeUInt8((flipped[at] ?? 0) ^ 1, at);
    broken(`UPDATE secrets SET sealed = x'${hex(flipped)}' WHERE id = 'a'`);
  }
  raw.exec(`UPDATE secrets SET sealed = x'${hex(a)}' WHERE id = 'a'`);
  expect(vault.open('a').reveal()).toBe('read-only token');
  broken("DELETE FROM secrets WHERE id = 'b'; UPDATE secrets SET id = 'b' WHERE id = 'a'", 'b');
  raw.close();
  store.close();
});

test('the same token is sealed into other bytes each time, and neither it nor a key is in the file', async () => {
  const { vault, store, keyStore } = await setUpVault(createTestKeyStore(), PASSPHRASE);
  seal(vault, 'a');
  seal(vault, 'b');
  const [a, b] = [store.secrets.get('a').sealed, store.secrets.get('b').sealed];
  expect(Buffer.from(a).equals(Buffer.from(b))).toBe(false);
  const stored = JSON.stringify([store.vault.slots(), store.vault.read(), Buffer.from(a).toString('latin1')]);
  expect(stored).not.toContain('canary');
  expect(stored).not.toContain(PASSPHRASE.reveal());
  for (const dataKey of keyStore.entries.values()) expect(stored).not.toContain(dataKey);
});

test('sealing is part of the transaction that it is called in', async () => {
  const { vault, store } = await setUpVault(createTestKeyStore(), null);
  expect(() =>
    store.transaction(() => {
      seal(vault, 'gone');
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(() => store.secrets.get('gone')).toThrow('missing');
});

test('a token of any length and any signs comes back as it was', async () => {
  const { vault } = await setUpVault(createTestKeyStore(), null);
  for (const [n, text] of ['', 'x', 'ü€😀', 'long '.repeat(20_000)].entries()) {
    seal(vault, `row-${n}`, new Secret(text));
    expect(vault.open(`row-${n}`).reveal()).toBe(text);
  }
});
