import { and, asc, count, eq, type SQL, sql } from 'drizzle-orm';
import { Failure } from '../../src-preload/contract/failures.ts';
import { IntentId } from '../../src-preload/contract/ids.ts';
import type { CleanUp } from '../../src-preload/contract/models/clean-up.ts';
import type { Access, Db } from './access.ts';
import { activity } from './activity-schema.ts';
import { found } from './changes.ts';
import { instances } from './instance-schema.ts';
import { isOpen, toIntent } from './intent-row.ts';
import { intents } from './intent-schema.ts';
import type { IntentRepo } from './intent-store.ts';
import { fromNullableJson } from './json.ts';
import { mirrors } from './mirror-schema.ts';
import { prepared } from './prepared.ts';

/** The journal names operations that clean up so; as a range, `;` is the sign after `:`. */
const isCleanUp = and(isOpen, sql`${intents.operation} >= 'clean-up:'`, sql`${intents.operation} < 'clean-up;'`);

const countAll = prepared((db) => db.select({ total: count() }).from(intents).where(isCleanUp).prepare());

/** The mirror's paths, or what the trail calls the mirror that is gone, or the project's number. */
const subject = sql<string>`coalesce(
  (SELECT m.source_path || ' → ' || m.target_path FROM ${mirrors} m WHERE m.id = ${intents.mirrorId}),
  (SELECT a.subject FROM ${activity} a WHERE a.mirror_id = ${intents.mirrorId} AND a.action LIKE 'mirror.%' ORDER BY a.id DESC LIMIT 1),
  'project ' || ${intents.projectId})`;

const listed = (db: Db, where: SQL | undefined) =>
  db
    .select({
      id: intents.id, kind: intents.kind, instanceId: intents.instanceId, instanceName: instances.name, projectId: intents.projectId, subject,
      attempts: intents.attempts, nextAttemptAt: intents.nextAttemptAt, failure: intents.failure, createdAt: intents.createdAt,
    })
    .from(intents)
    .innerJoin(instances, eq(instances.id, intents.instanceId))
    .where(where)
    .orderBy(asc(intents.id));

/** What GitLab still holds of ours and that is being removed. */
export const createCleanUpList = ({ read }: Access): Pick<IntentRepo, 'cleanUps' | 'cleanUp'> => ({
  cleanUps: ({ instanceId, offset, limit }) =>
    read((db) => {
      const where = and(isCleanUp, instanceId === undefined ? undefined : eq(intents.instanceId, instanceId));
      const counted = instanceId === undefined ? countAll(db).get() : db.select({ total: count() }).from(intents).where(where).get();
      const total = counted?.total ?? 0;
      const rows = total === 0 ? [] : listed(db, where).limit(limit).offset(offset).all();
      const items = rows.map((row): CleanUp => ({ ...row, id: IntentId.parse(row.id), failure: fromNullableJson(Failure, row.failure) }));
      return { items, total };
    }),

  cleanUp: (id) => read((db) => toIntent(found(db.select().from(intents).where(and(eq(intents.id, id), isCleanUp)).get(), 'clean_up'))),
});
