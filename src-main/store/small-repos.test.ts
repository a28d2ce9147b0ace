import { expect, test } from 'vitest';
import type { ActivityEntry } from '../../src-preload/contract/models/activity.ts';
import { DEFAULT_SETTINGS } from '../../src-preload/contract/models/settings.ts';
import { createAccess } from './access.ts';
import { connect } from './connection.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import { createSettingsRepo } from './settings-repo.ts';
import { MIGRATIONS, openTestStore, quietLog } from './testing/open-test-store.ts';
import { addInstance, addMirror, addPair, MADE } from './testing/sample-world.ts';

const page = { offset: 0, limit: 100 };

test('settings have their defaults until they are changed, each for itself', () => {
  const store = openTestStore();
  expect(store.settings.get()).toEqual(DEFAULT_SETTINGS);
  expect(store.settings.update({ concurrency: 3 })).toEqual({ ...DEFAULT_SETTINGS, concurrency: 3 });
  store.settings.update({ theme: 'dark' });
  expect(store.settings.get()).toEqual({ ...DEFAULT_SETTINGS, concurrency: 3, theme: 'dark' });
});

test('a stored setting that does not fit the bounds any more has its default, and the others stay', () => {
  const sqlite = connect(':memory:');
  migrate(sqlite, pendingMigrations(sqlite, MIGRATIONS));
  sqlite.exec(`INSERT INTO settings VALUES ('concurrency', '9999'), ('theme', '"dark"'), ('gone', 'true')`);
  expect(createSettingsRepo(createAccess(sqlite, quietLog)).get()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
});

test('the trail is read newest first, filtered, and outlives its objects', () => {
  const store = openTestStore();
  const instanceId = addInstance(store, 'North');
  const pairId = addPair(store, 'P', instanceId, addInstance(store, 'South'));
  const mirrorId = addMirror(store, pairId, 1);
  const entry: Omit<ActivityEntry, 'id'> = { at: MADE, actor: 'operator', operator: 'Ada', action: 'mirror.created', instanceId: null, pairId, mirrorId, subject: '100% a_b', result: 'done', failure: null };
  store.activity.append(entry);
  store.activity.append({ ...entry, at: MADE + 1, actor: 'recovery', action: 'cleanup.failed', mirrorId: null, instanceId, subject: 'axb', result: 'failed', failure: { code: 'unauthorized_token', instanceId } });
  store.mirrors.remove(mirrorId);
  const subjects = (query: object) => store.activity.list({ ...page, ...query }).items.map(({ subject }) => subject);
  expect(store.activity.list(page)).toMatchObject({ total: 2, items: [{ subject: 'axb', failure: { code: 'unauthorized_token', instanceId } }, { ...entry }] });
  expect(subjects({ mirrorId })).toEqual(['100% a_b']);
  expect(subjects({ instanceId })).toEqual(['axb']);
  expect(subjects({ pairId, action: 'cleanup.failed' })).toEqual(['axb']);
  expect(subjects({ text: 'a_b' })).toEqual(['100% a_b']);
  expect(subjects({ text: '0%' })).toEqual(['100% a_b']);
  expect(store.activity.list({ offset: 1, limit: 1 })).toMatchObject({ total: 2, items: [{ subject: '100% a_b' }] });
});

test("the vault's rows are kept as they were given", () => {
  const { vault } = openTestStore();
  expect(vault.read()).toBeNull();
  expect(vault.attempts()).toEqual({ wrong: 0, retryAt: null });
  vault.addSlot({ kind: 'passphrase', wrapped: 'abc', params: { N: 131072, salt: 's' } }, MADE);
  vault.addSlot({ kind: 'key_store', wrapped: '', params: { backend: 'keychain' } }, MADE);
  vault.create({ vaultId: 'v', keyCheck: 'k' });
  vault.setAttempts({ wrong: 2, retryAt: MADE });
  expect(vault.read()).toEqual({ vaultId: 'v', keyCheck: 'k' });
  expect(vault.attempts()).toEqual({ wrong: 2, retryAt: MADE });
  const [passphrase, keyStore] = vault.slots();
  expect([passphrase, keyStore]).toMatchObject([{ kind: 'passphrase', wrapped: 'abc', params: { N: 131072, salt: 's' } }, { kind: 'key_store', params: { backend: 'keychain' } }]);
  vault.removeSlot(passphrase?.id ?? 0);
  expect(vault.slots()).toEqual([keyStore]);
});
