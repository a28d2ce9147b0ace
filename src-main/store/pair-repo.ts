import { and, count, eq, getTableColumns, ne, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { z } from 'zod';
import { PairId } from '../../src-preload/contract/ids.ts';
import type { Pair } from '../../src-preload/contract/models/pair.ts';
import { AppError } from '../rules/app-error.ts';
import type { Access, Db } from './access.ts';
import { assertChanged, found, isEmpty } from './changes.ts';
import { instances } from './instance-schema.ts';
import { fromJson } from './json.ts';
import { mirrors } from './mirror-schema.ts';
import { pairs } from './pair-schema.ts';
import type { PairRepo, PairRow } from './pair-store.ts';
import { contains, sameName } from './text-match.ts';

const source = alias(instances, 'source');
const target = alias(instances, 'target');
const reverse = alias(pairs, 'reverse');
const PairIds = z.array(PairId).max(1000);

/** What the sealed password is stored under is nobody's matter but the use cases'. */
const { accountSecretId: _secret, ...shown } = getTableColumns(pairs);

const columns = {
  ...shown,
  sourceInstanceName: source.name,
  targetInstanceName: target.name,
  reversePairIds: sql<string>`(SELECT json_group_array(${reverse.id} ORDER BY ${reverse.id}) FROM ${pairs} AS ${reverse} WHERE ${reverse.sourceInstanceId} = ${pairs.targetInstanceId} AND ${reverse.targetInstanceId} = ${pairs.sourceInstanceId})`,
  mirrors: sql<number>`(SELECT count(*) FROM ${mirrors} WHERE ${mirrors.pairId} = ${pairs.id})`,
};

const selectPairs = (db: Db) =>
  db.select(columns).from(pairs).innerJoin(source, eq(source.id, pairs.sourceInstanceId)).innerJoin(target, eq(target.id, pairs.targetInstanceId));

const toPair = ({ reversePairIds, ...row }: Omit<Pair, 'reversePairIds'> & { reversePairIds: string }): Pair => ({ ...row, reversePairIds: fromJson(PairIds, reversePairIds) });

const readOne = (db: Db, id: PairId): Pair => toPair(found(selectPairs(db).where(eq(pairs.id, id)).get(), 'pair'));

const withInstance = (id: Pair['sourceInstanceId']) => or(eq(pairs.sourceInstanceId, id), eq(pairs.targetInstanceId, id));

const assertFits = (db: Db, row: Partial<PairRow>, self: PairId | null): void => {
  for (const id of [row.sourceInstanceId, row.targetInstanceId]) {
    if (id !== undefined) found(db.select({ id: instances.id }).from(instances).where(eq(instances.id, id)).get(), 'instance');
  }
  if (row.name === undefined) return;
  const other = and(sameName(pairs.name, row.name), self === null ? undefined : ne(pairs.id, self));
  if (db.select({ id: pairs.id }).from(pairs).where(other).get() !== undefined) throw new AppError({ code: 'name_taken', field: 'name' });
};

export const createPairRepo = ({ read, write }: Access): PairRepo => ({
  list: ({ text, direction, instanceId, offset, limit }) =>
    read((db) => {
      const where = and(
        text === undefined ? undefined : or(contains(pairs.name, text), contains(pairs.description, text)),
        direction === undefined ? undefined : eq(pairs.direction, direction),
        instanceId === undefined ? undefined : withInstance(instanceId),
      );
      const rows = selectPairs(db).where(where).orderBy(sql`${pairs.name} COLLATE NOCASE`).limit(limit).offset(offset).all();
      const total = db.select({ total: count() }).from(pairs).where(where).get()?.total ?? 0;
      return { items: rows.map(toPair), total };
    }),

  get: (id) => read((db) => readOne(db, id)),

  credential: (id) =>
    read((db) => {
      const { credentialSource, accountUsername, accountSecretId, credentialGroup } = pairs;
      return found(db.select({ credentialSource, accountUsername, accountSecretId, credentialGroup }).from(pairs).where(eq(pairs.id, id)).get(), 'pair');
    }),

  insert: (row) =>
    write('pairs', (db) => {
      assertFits(db, row, null);
      return db.insert(pairs).values(row).returning({ id: pairs.id }).get().id;
    }),

  update: (id, change) =>
    write('pairs', (db) => {
      assertFits(db, change, id);
      if (isEmpty(change)) return void readOne(db, id);
      assertChanged(db.update(pairs).set(change).where(eq(pairs.id, id)).run(), 'pair');
    }),

  remove: (id) => write('pairs', (db) => assertChanged(db.delete(pairs).where(eq(pairs.id, id)).run(), 'pair')),

  idsOfInstance: (instanceId) =>
    read((db) => db.select({ id: pairs.id }).from(pairs).where(withInstance(instanceId)).orderBy(pairs.id).all().map(({ id }) => id)),
});
