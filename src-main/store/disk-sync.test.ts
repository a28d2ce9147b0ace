import { renameSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { AppError } from '../rules/app-error.ts';
import { createAccess } from './access.ts';
import { connect } from './connection.ts';
import { createDiskSync } from './disk-sync.ts';
import { quietLog } from './testing/open-test-store.ts';
import { tempFolder } from './testing/temp-folder.ts';

const open = () => {
  const file = path.join(tempFolder(), 'a.db');
  const sqlite = connect(file);
  sqlite.exec('CREATE TABLE t (a INTEGER) STRICT');
  return { file, sqlite };
};

test('one flush serves all who ask before it begins, and what is asked while it runs gets another', async () => {
  const { sqlite } = open();
  const disk = createDiskSync(sqlite);
  const first = disk.reached();
  expect(disk.reached()).toBe(first);
  await first;
  const second = disk.reached();
  expect(second).not.toBe(first);
  await second;
  disk.close();
  sqlite.close();
});

test('a disk that fails is told to who waits, and tried again for the next', async () => {
  const { file, sqlite } = open();
  const disk = createDiskSync(sqlite);
  renameSync(`${file}-wal`, `${file}-away`);
  await expect(disk.reached()).rejects.toMatchObject({ code: 'ENOENT' });
  renameSync(`${file}-away`, `${file}-wal`);
  await disk.reached();
  disk.close();
  sqlite.close();
});

test('what is written this way is there at once, and a disk that fails comes out as a failure of the storage', async () => {
  const { file, sqlite } = open();
  const access = createAccess(sqlite, quietLog);
  const count = () => sqlite.prepare('SELECT count(*) FROM t').pluck().get();
  const write = () => access.written(() => void sqlite.prepare('INSERT INTO t VALUES (1)').run());
  renameSync(`${file}-wal`, `${file}-away`);
  const failed = write();
  expect(count()).toBe(1);
  await expect(failed).rejects.toMatchObject({ failure: { code: 'storage', reason: 'io' } });
  renameSync(`${file}-away`, `${file}-wal`);
  await write();
  expect(count()).toBe(2);
  access.close();
  sqlite.close();
});

test('what fails in it leaves nothing, and every other commit waits for the disk as before', async () => {
  const { sqlite } = open();
  const access = createAccess(sqlite, quietLog);
  const level = () => sqlite.pragma('synchronous', { simple: true });
  const levels: unknown[] = [];
  await access.written(() => void levels.push(level()));
  await expect(access.written(() => {
    sqlite.prepare('INSERT INTO t VALUES (1)').run();
    throw new AppError({ code: 'conflict', reason: 'being_changed' });
  })).rejects.toThrow(AppError);
  const [NORMAL, FULL] = [1, 2];
  expect([...levels, level()]).toEqual([NORMAL, FULL]);
  expect(sqlite.prepare('SELECT count(*) FROM t').pluck().get()).toBe(0);
  access.close();
  sqlite.close();
});
