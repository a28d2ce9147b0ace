import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sqlite } from './connection.ts';
import { keepStatements } from './kept-statements.ts';

let sqlite: Sqlite;
beforeEach(() => {
  sqlite = new Database(':memory:');
  keepStatements(sqlite);
  sqlite.exec('CREATE TABLE t (a INTEGER, b TEXT) STRICT');
  sqlite.exec("INSERT INTO t VALUES (1, 'x'), (2, 'y')");
});
afterEach(() => void sqlite.close());

const TEXT = 'SELECT a, b FROM t ORDER BY a';

test('a text is compiled once, and answers rows as it did at first, however it was read in between', () => {
  const first = sqlite.prepare(TEXT);
  expect(first.raw().all()).toEqual([[1, 'x'], [2, 'y']]);
  const again = sqlite.prepare(TEXT);
  expect(again).toBe(first);
  expect(again.all()).toEqual([{ a: 1, b: 'x' }, { a: 2, b: 'y' }]);
  expect(sqlite.prepare(TEXT).pluck().all()).toEqual([1, 2]);
  expect(sqlite.prepare(TEXT).get()).toEqual({ a: 1, b: 'x' });
});

test('what is being read from is not disturbed by who asks the same', () => {
  const read: unknown[] = [];
  for (const row of sqlite.prepare(TEXT).raw().iterate()) read.push(row, sqlite.prepare(TEXT).all().length);
  expect(read).toEqual([[1, 'x'], 2, [2, 'y'], 2]);
});

test('a statement follows its table, and as many are kept as the program has', () => {
  const first = sqlite.prepare(TEXT);
  sqlite.exec('DROP TABLE t');
  sqlite.exec("CREATE TABLE t (b TEXT, a INTEGER); INSERT INTO t VALUES ('z', 3)");
  expect(first.all()).toEqual([{ a: 3, b: 'z' }]);
  for (let nth = 0; nth < 1000; nth += 1) sqlite.prepare(`SELECT ${nth}`).get();
  expect(sqlite.prepare(TEXT)).not.toBe(first);
});
