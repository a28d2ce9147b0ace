import { and, count, desc, eq, type SQL } from 'drizzle-orm';
import { ActivityAction, type ActivityEntry, type ActivityFilter } from '../../src-preload/contract/models/activity.ts';
import { Failure } from '../../src-preload/contract/failures.ts';
import type { Access } from './access.ts';
import { fromNullableJson, toNullableJson } from './json.ts';
import { activity } from './activity-schema.ts';
import type { ActivityRepo } from './activity-store.ts';
import { contains } from './text-match.ts';

export const toEntry = (row: typeof activity.$inferSelect): ActivityEntry => ({
  ...row,
  action: ActivityAction.parse(row.action),
  failure: fromNullableJson(Failure, row.failure),
});

/** What a list or an export of the trail asks for. */
export const trailFilter = ({ mirrorId, pairId, instanceId, action, text }: ActivityFilter): SQL | undefined =>
  and(
    mirrorId === undefined ? undefined : eq(activity.mirrorId, mirrorId),
    pairId === undefined ? undefined : eq(activity.pairId, pairId),
    instanceId === undefined ? undefined : eq(activity.instanceId, instanceId),
    action === undefined ? undefined : eq(activity.action, action),
    text === undefined ? undefined : contains(activity.subject, text),
  );

/** Append-only; newest first. */
export const createActivityRepo = ({ read, write }: Access): ActivityRepo => ({
  append: ({ failure, ...entry }) => write('activity', (db) => void db.insert(activity).values({ ...entry, failure: toNullableJson(failure) }).run()),

  list: ({ offset, limit, ...filter }) =>
    read((db) => {
      const where = trailFilter(filter);
      const rows = db.select().from(activity).where(where).orderBy(desc(activity.id)).limit(limit).offset(offset).all();
      const total = db.select({ total: count() }).from(activity).where(where).get()?.total ?? 0;
      return { items: rows.map(toEntry), total };
    }),
});
