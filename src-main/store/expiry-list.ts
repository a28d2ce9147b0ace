import { and, asc, count, eq, lte, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/sqlite-core';
import type { InstanceId, MirrorId } from '../../src-preload/contract/ids.ts';
import type { Expiry } from '../../src-preload/contract/models/expiry.ts';
import type { Db } from './access.ts';
import { instances } from './instance-schema.ts';
import { mirrorCredentials, mirrors } from './mirror-schema.ts';
import type { MirrorRepo } from './mirror-store.ts';
import { pairs } from './pair-schema.ts';
import { prepared } from './prepared.ts';

type Query = Parameters<MirrorRepo['expiries']>[0];

const KINDS = { 0: 'instance_token', 1: 'mirror_credential' } as const;

const until = sql.placeholder('until');

const tokens = (db: Db) =>
  db
    .select({
      kind: sql<keyof typeof KINDS>`0`.as('kind'),
      expiresAt: sql<number>`${instances.tokenExpiresAt}`.as('expires_at'),
      instanceId: sql<InstanceId>`${instances.id}`.as('instance_id'),
      instanceName: sql<string>`${instances.name}`.as('instance_name'),
      mirrorId: sql<Expiry['mirrorId']>`NULL`.as('mirror_id'),
      subject: sql<string>`coalesce(${instances.tokenName}, ${instances.name})`.as('subject'),
    })
    .from(instances)
    .where(lte(instances.tokenExpiresAt, until));

/** A credential is one of the remote project: the target's for push, the source's for pull. */
const remoteInstance = sql`CASE ${pairs.direction} WHEN 'push' THEN ${pairs.targetInstanceId} ELSE ${pairs.sourceInstanceId} END`;

const isEnding = and(eq(mirrorCredentials.slot, 'current'), lte(mirrorCredentials.expiresAt, until));

const credentials = (db: Db) =>
  db
    .select({
      kind: sql<keyof typeof KINDS>`1`.as('kind'),
      expiresAt: sql<number>`${mirrorCredentials.expiresAt}`.as('expires_at'),
      instanceId: sql<InstanceId>`${instances.id}`.as('instance_id'),
      instanceName: sql<string>`${instances.name}`.as('instance_name'),
      mirrorId: sql<Expiry['mirrorId']>`${mirrors.id}`.as('mirror_id'),
      subject: sql<string>`${mirrors.sourcePath} || ' → ' || ${mirrors.targetPath}`.as('subject'),
    })
    .from(mirrorCredentials)
    .innerJoin(mirrors, eq(mirrors.id, mirrorCredentials.mirrorId))
    .innerJoin(pairs, eq(pairs.id, mirrors.pairId))
    .innerJoin(instances, sql`${instances.id} = ${remoteInstance}`)
    .where(isEnding);

const page = prepared((db) =>
  unionAll(tokens(db), credentials(db))
    .orderBy(asc(sql`expires_at`), asc(sql`kind`), asc(sql`mirror_id`), asc(sql`instance_id`))
    .limit(sql.placeholder('limit'))
    .offset(sql.placeholder('offset'))
    .prepare());
const countTokens = prepared((db) => db.select({ total: count() }).from(instances).where(lte(instances.tokenExpiresAt, until)).prepare());
const countCredentials = prepared((db) => db.select({ total: count() }).from(mirrorCredentials).where(isEnding).prepare());

/** Of the mirrors of one page: the kind is in no index, and ends are found and sorted by one alone. */
const kinds = prepared((db) => {
  const { mirrorId, kind, slot } = mirrorCredentials;
  return db.select({ mirrorId, kind }).from(mirrorCredentials).where(and(eq(slot, 'current'), sql`${mirrorId} IN (SELECT value FROM json_each(${sql.placeholder('ids')}))`)).prepare();
});

const kindsOf = (db: Db, mirrorIds: readonly MirrorId[]): Map<MirrorId, Expiry['credential']> =>
  new Map(mirrorIds.length === 0 ? [] : kinds(db).all({ ids: JSON.stringify(mirrorIds) }).map(({ mirrorId, kind }) => [mirrorId, kind]));

/** Everything that ends by `until` (UTC ms), the first to end first; what has ended already as well. */
export const listExpiries = (db: Db, query: Query): ReturnType<MirrorRepo['expiries']> => {
  const rows = page(db).all(query);
  const total = (countTokens(db).get(query)?.total ?? 0) + (countCredentials(db).get(query)?.total ?? 0);
  const ofMirror = kindsOf(db, rows.flatMap(({ mirrorId }) => mirrorId ?? []));
  const items = rows.map(({ kind, ...row }) => ({ ...row, kind: KINDS[kind], credential: row.mirrorId === null ? null : (ofMirror.get(row.mirrorId) ?? null) }));
  return { items, total };
};
