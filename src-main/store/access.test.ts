import { expect, test } from 'vitest';
import { createAccess } from './access.ts';
import { connect } from './connection.ts';
import { meta } from './meta-schema.ts';
import { failureFrom } from '../rules/testing/failure-from.ts';
import { openTestStore, quietLog } from './testing/open-test-store.ts';
import { addInstance } from './testing/sample-world.ts';
import type { Store } from './store.ts';

const heard = (store: Store): string[][] => {
  const told: string[][] = [];
  store.onChanged((topics) => told.push(topics));
  return told;
};

/** What is delivered a microtask later has been delivered then. */
const delivered = (): Promise<void> => Promise.resolve();

test('the topics of a transaction are told once, after its commit', async () => {
  const store = openTestStore();
  const told = heard(store);
  store.transaction(() => {
    addInstance(store, 'North');
    store.transaction(() => store.settings.update({ theme: 'dark' }));
    store.settings.update({ theme: 'light' });
    expect(told).toEqual([]);
  });
  await delivered();
  expect(told).toEqual([['instances', 'settings']]);
});

test('several commits of one run are told together', async () => {
  const store = openTestStore();
  const told = heard(store);
  store.settings.update({ theme: 'dark' });
  store.settings.update({ theme: 'light' });
  await delivered();
  expect(told).toEqual([['settings']]);
});

test('a transaction that fails tells nothing and leaves nothing, a nested one only what is its own', async () => {
  const store = openTestStore();
  const told = heard(store);
  expect(() =>
    store.transaction(() => {
      addInstance(store, 'North');
      throw new Error('no');
    }),
  ).toThrow('no');
  await delivered();
  expect(told).toEqual([]);
  expect(store.instances.allStored()).toEqual([]);

  store.transaction(() => {
    addInstance(store, 'South');
    expect(() =>
      store.transaction(() => {
        addInstance(store, 'East');
        throw new Error('no');
      }),
    ).toThrow('no');
  });
  expect(store.instances.allStored().map(({ name }) => name)).toEqual(['South']);
});

test('reading tells nothing', async () => {
  const store = openTestStore();
  const told = heard(store);
  store.transaction(() => store.settings.get());
  await delivered();
  expect(told).toEqual([]);
});

test('a listener that writes comes after the code that made it listen, and is told of its own write', async () => {
  const store = openTestStore();
  const order: string[] = [];
  store.onChanged((topics) => {
    order.push(...topics);
    if (topics.includes('settings')) addInstance(store, 'North');
  });
  store.settings.update({ theme: 'dark' });
  order.push('after');
  await delivered();
  await delivered();
  expect(order).toEqual(['after', 'settings', 'instances']);
});

test('a listener that throws does not keep the others from hearing, and one that left hears nothing', async () => {
  const sqlite = connect(':memory:');
  sqlite.exec('CREATE TABLE meta (key text primary key, value text)');
  const errors: string[] = [];
  const access = createAccess(sqlite, { ...quietLog, error: (event) => errors.push(event) });
  const told: string[] = [];
  access.onChanged(() => {
    throw new TypeError('a bug');
  });
  const leave = access.onChanged(() => told.push('left'));
  access.onChanged((topics) => told.push(...topics));
  leave();
  access.write('vault', (db) => void db.insert(meta).values({ key: 'k', value: '1' }).run());
  await delivered();
  expect(told).toEqual(['vault']);
  expect(errors).toEqual(['store.listener_failed']);
});

test('a promise is no transaction', () => {
  const store = openTestStore();
  expect(() => store.transaction(() => Promise.resolve(1))).toThrow('promise');
});

test('a full disk and a read-only file are failures with their own reason, and nothing is half written', () => {
  const sqlite = connect(':memory:');
  sqlite.exec('CREATE TABLE meta (key text primary key, value text)');
  const { write, read } = createAccess(sqlite, quietLog);
  const put = (key: string, value: string) => failureFrom(() => write('vault', (db) => void db.insert(meta).values({ key, value }).run()));
  expect(put('a', 'small')).toBeNull();
  sqlite.pragma('max_page_count = 4');
  expect(put('b', 'x'.repeat(1_000_000))).toEqual({ code: 'storage', reason: 'disk_full' });
  sqlite.pragma('query_only = ON');
  expect(put('c', 'small')).toEqual({ code: 'storage', reason: 'read_only' });
  expect(read((db) => db.select({ key: meta.key }).from(meta).all())).toEqual([{ key: 'a' }]);
});
