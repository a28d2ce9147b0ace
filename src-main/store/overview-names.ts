import { and, asc, count, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { InstanceId, MirrorId } from '../../src-preload/contract/ids.ts';
import type { Access } from './access.ts';
import { issueProblems } from './issue-schema.ts';
import type { OverviewRepo } from './overview-store.ts';
import { instances, mirrorCredentials, mirrorObservations, mirrors, pairs } from './schema.ts';
import { isBelow } from './text-match.ts';

const DAY_MS = 86_400_000;

type Ending = { day: number; total: number };

const dayOf = (column: typeof instances.tokenExpiresAt | typeof mirrorCredentials.expiresAt) => sql<number>`${column} / ${DAY_MS} * ${DAY_MS}`;

const merged = (tokens: readonly Ending[], credentials: readonly Ending[]): { day: number; tokens: number; credentials: number }[] => {
  const days = new Map<number, { day: number; tokens: number; credentials: number }>();
  const at = (day: number) => {
    const known = days.get(day) ?? { day, tokens: 0, credentials: 0 };
    days.set(day, known);
    return known;
  };
  for (const { day, total } of tokens) at(day).tokens = total;
  for (const { day, total } of credentials) at(day).credentials = total;
  return [...days.values()].toSorted((a, b) => a.day - b.day);
};

/** Names of pairs and mirrors, and small figures beside them. */
export const createNameReads = ({ read }: Access): Pick<OverviewRepo, 'pairEnds' | 'names' | 'failedSince' | 'watched' | 'ends' | 'endings' | 'issueProblems'> => ({
  pairEnds: () =>
    read((db) => {
      const { id, name, direction, sourceInstanceId, targetInstanceId } = pairs;
      return db.select({ id, name, direction, sourceInstanceId, targetInstanceId }).from(pairs).orderBy(id).all();
    }),

  names: (pairIds, groupPath) =>
    read((db) => {
      const { id, sourcePath, targetPath, pairId } = mirrors;
      const inGroup = groupPath === undefined ? undefined : or(isBelow(sourcePath, groupPath), isBelow(targetPath, groupPath));
      return db
        .select({ id, sourcePath, targetPath })
        .from(mirrors)
        .where(and(inArray(pairId, [...pairIds]), inGroup))
        .orderBy(pairId, id)
        .all();
    }),

  failedSince: (at) =>
    read((db) =>
      db
        .select({ total: count() })
        .from(mirrorObservations)
        .innerJoin(mirrors, eq(mirrors.id, mirrorObservations.mirrorId))
        .where(and(eq(mirrorObservations.statusRank, 0), gte(mirrorObservations.lastUpdateAt, at), eq(mirrors.enabled, true)))
        .get()?.total ?? 0,
    ),

  watched: () =>
    read((db) => {
      const { checkedAt, comparedAt } = mirrorObservations;
      const row = db
        .select({
          watched: count(),
          statuses: count(checkedAt),
          comparisons: count(comparedAt),
          oldestStatusAt: sql<number | null>`min(${checkedAt})`,
          oldestComparedAt: sql<number | null>`min(${comparedAt})`,
          newestMirrorAt: sql<number>`coalesce(max(${mirrors.createdAt}), 0)`,
        })
        .from(mirrors)
        .innerJoin(mirrorObservations, eq(mirrorObservations.mirrorId, mirrors.id))
        .where(and(eq(mirrors.enabled, true), eq(mirrors.setup, 'ready')))
        .get();
      if (row === undefined) return { watched: 0, oldestStatusAt: null, oldestComparedAt: null, newestMirrorAt: 0 };
      const { statuses, comparisons, watched, oldestStatusAt, oldestComparedAt, newestMirrorAt } = row;
      return { watched, newestMirrorAt, oldestStatusAt: statuses === watched ? oldestStatusAt : null, oldestComparedAt: comparisons === watched ? oldestComparedAt : null };
    }),

  ends: (from, until) =>
    read((db) => {
      const current = eq(mirrorCredentials.slot, 'current');
      const tokenDay = dayOf(instances.tokenExpiresAt);
      const credentialDay = dayOf(mirrorCredentials.expiresAt);
      const tokens = db.select({ day: tokenDay, total: count() }).from(instances).where(and(gte(instances.tokenExpiresAt, from), lte(instances.tokenExpiresAt, until))).groupBy(tokenDay).all();
      const credentials = db.select({ day: credentialDay, total: count() }).from(mirrorCredentials).where(and(current, gte(mirrorCredentials.expiresAt, from), lte(mirrorCredentials.expiresAt, until))).groupBy(credentialDay).all();
      const endedTokens = db.select({ total: count() }).from(instances).where(lte(instances.tokenExpiresAt, from - 1)).get()?.total ?? 0;
      const endedCredentials = db.select({ total: count() }).from(mirrorCredentials).where(and(current, lte(mirrorCredentials.expiresAt, from - 1))).get()?.total ?? 0;
      return { days: merged(tokens, credentials), ended: endedTokens + endedCredentials };
    }),

  endings: (until) =>
    read((db) => {
      const tokens = db.values<[InstanceId, number]>(sql`SELECT id, token_expires_at FROM instances WHERE token_expires_at <= ${until}`);
      const credentials = db.values<[MirrorId, number]>(sql`SELECT mirror_id, expires_at FROM mirror_credentials WHERE slot = 'current' AND expires_at <= ${until}`);
      return [
        ...tokens.map(([instanceId, expiresAt]) => ({ instanceId, mirrorId: null, expiresAt })),
        ...credentials.map(([mirrorId, expiresAt]) => ({ instanceId: null, mirrorId, expiresAt })),
      ].toSorted((a, b) => a.expiresAt - b.expiresAt);
    }),

  issueProblems: (limit) =>
    read((db) => {
      const isOpen = isNull(issueProblems.dismissedAt);
      const { id, title } = issueProblems;
      return {
        total: db.select({ total: count() }).from(issueProblems).where(isOpen).get()?.total ?? 0,
        first: db.select({ id, title }).from(issueProblems).where(isOpen).orderBy(asc(id)).limit(limit).all(),
      };
    }),
});
