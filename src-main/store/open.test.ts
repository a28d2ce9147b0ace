import { readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { failureFrom } from '../rules/testing/failure-from.ts';
import { connect } from './connection.ts';
import { openStore } from './open.ts';
import { listSnapshots } from './snapshots.ts';
import { holdStore } from './testing/hold-store.ts';
import { createTestClock, openFileStore, testOptions } from './testing/open-test-store.ts';
import { tempFolder } from './testing/temp-folder.ts';

const DAY = 24 * 60 * 60_000;

test('each connection is set to keep its promises', () => {
  const sqlite = connect(path.join(tempFolder(), 'maestro.db'));
  const set = ['journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema', 'cell_size_check', 'busy_timeout', 'mmap_size', 'temp_store'];
  expect(set.map((pragma) => sqlite.pragma(pragma, { simple: true }))).toEqual(['wal', 2, 1, 0, 1, 5000, 0, 2]);
  sqlite.close();
});

test('what was stored is there after a restart, the installation among it', () => {
  const file = path.join(tempFolder(), 'maestro.db');
  const first = openFileStore(file);
  first.settings.update({ credentialDays: 90 });
  const installation = first.installation();
  first.close();
  const second = openFileStore(file);
  expect(second.settings.get().credentialDays).toBe(90);
  expect(second.installation()).toBe(installation);
  expect(installation).toMatch(/^[0-9a-f]{12}$/);
  second.close();
});

test('closing twice is closing once', () => {
  const store = openFileStore(path.join(tempFolder(), 'maestro.db'));
  store.close();
  store.close();
  expect(() => store.settings.get()).toThrow('not open');
});

test('nobody else may read the files', () => {
  const folder = path.join(tempFolder(), 'data');
  const store = openFileStore(path.join(folder, 'maestro.db'));
  store.settings.update({ theme: 'dark' });
  const names = readdirSync(folder).toSorted();
  expect(names).toEqual(['maestro.db', 'maestro.db-shm', 'maestro.db-wal', 'maestro.db.lock']);
  expect(names.map((name) => statSync(path.join(folder, name)).mode & 0o777)).toEqual([0o600, 0o600, 0o600, 0o600]);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  store.close();
});

test('a file that others could read is made private', () => {
  const file = path.join(tempFolder(), 'maestro.db');
  writeFileSync(file, '', { mode: 0o644 });
  const store = openFileStore(file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  store.close();
});

test('a second store on the same file is refused in this process, and the first keeps its lock', () => {
  const file = path.join(tempFolder(), 'maestro.db');
  const store = openFileStore(file);
  expect(failureFrom(() => openStore(testOptions(file)))).toEqual({ code: 'storage', reason: 'in_use' });
  expect(failureFrom(() => openStore(testOptions(file)))).toEqual({ code: 'storage', reason: 'in_use' });
  store.close();
  openFileStore(file).close();
});

test('another process is refused while this one lives', async () => {
  const file = path.join(tempFolder(), 'maestro.db');
  const store = openFileStore(file);
  expect(failureFrom(() => openStore(testOptions(file)))).toEqual({ code: 'storage', reason: 'in_use' });
  await expect(holdStore(file)).rejects.toThrow("reason: 'in_use'");
  store.close();
}, 30_000);

test('this process is refused while another lives, and gets the store when that was killed', async () => {
  const file = path.join(tempFolder(), 'maestro.db');
  const other = await holdStore(file);
  expect(failureFrom(() => openStore(testOptions(file)))).toEqual({ code: 'storage', reason: 'in_use' });
  await other.kill();
  openFileStore(file).close();
}, 30_000);

test('a file from the future is refused, stays as it is, and does not stay locked', () => {
  const file = path.join(tempFolder(), 'maestro.db');
  openFileStore(file).close();
  const later = new Database(file);
  later.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9999999999999)");
  later.close();
  expect(failureFrom(() => openStore(testOptions(file)))).toEqual({ code: 'storage', reason: 'from_the_future' });
  const again = new Database(file);
  again.exec("DELETE FROM __drizzle_migrations WHERE hash = 'later'");
  again.close();
  openFileStore(file).close();
});

test('a short run leaves the snapshot of its day, a second one no other', () => {
  const folder = tempFolder();
  const file = path.join(folder, 'maestro.db');
  const clock = createTestClock();
  openFileStore(file, { clock }).close();
  openFileStore(file, { clock }).close();
  expect(listSnapshots(path.join(folder, 'snapshots')).map(({ reason, takenAt }) => ({ reason, takenAt }))).toEqual([{ reason: 'daily', takenAt: clock.now() }]);
});

test('a store keeps as many daily snapshots as the settings say', () => {
  const folder = tempFolder();
  const clock = createTestClock(Date.UTC(2026, 10, 1, 9));
  const store = openFileStore(path.join(folder, 'maestro.db'), { clock });
  store.settings.update({ dailySnapshots: 2 });
  clock.move(8 * DAY);
  store.close();
  expect(listSnapshots(path.join(folder, 'snapshots'))).toHaveLength(2);
});

test('a store that stays open keeps the snapshots of the last five days', () => {
  const folder = tempFolder();
  const clock = createTestClock(Date.UTC(2026, 10, 1, 9));
  const store = openFileStore(path.join(folder, 'maestro.db'), { clock });
  clock.move(8 * DAY);
  store.close();
  const days = listSnapshots(path.join(folder, 'snapshots')).map(({ takenAt }) => new Date(takenAt).getUTCDate());
  expect(days).toEqual([9, 8, 7, 6, 5]);
});

test('what it keeps in memory can be given back at any time, also after the end', () => {
  const store = openFileStore(path.join(tempFolder(), 'maestro.db'));
  store.settings.update({ theme: 'dark' });
  store.shrink();
  expect(store.settings.get().theme).toBe('dark');
  store.close();
  store.shrink();
});
