import { and, asc, count, desc, eq, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm';
import type { ParsedInput } from '../../src-preload/contract/methods.ts';
import type { IssueSync } from '../../src-preload/contract/models/issue-sync.ts';
import type { Db } from './access.ts';
import { issueProblems, issueSyncs } from './issue-schema.ts';
import { isSwitchedOn, latestRun, linkCount, problemCount, selectSyncs, toSync } from './issue-sync-row.ts';
import { mirrors } from './mirror-schema.ts';
import { pairs } from './pair-schema.ts';
import { contains } from './text-match.ts';

type Query = ParsedInput<'issueSync.list'>;

const hasProblem = sql`EXISTS (SELECT 1 FROM ${issueProblems} WHERE ${issueProblems.mirrorId} = ${mirrors.id} AND ${issueProblems.dismissedAt} IS NULL)`;

/** Mirrors whose issues are copied, or were, and what else is asked for. */
const filterOf = ({ pairId, text, enabled, state, hasProblems }: Query): SQL | undefined =>
  and(
    or(isNotNull(issueSyncs.mirrorId), isSwitchedOn),
    pairId === undefined ? undefined : eq(mirrors.pairId, pairId),
    enabled === undefined ? undefined : sql`${isSwitchedOn} = ${enabled ? 1 : 0}`,
    text === undefined || text === '' ? undefined : or(contains(mirrors.sourcePath, text), contains(mirrors.targetPath, text)),
    hasProblems === undefined ? undefined : sql`${hasProblem} = ${hasProblems ? 1 : 0}`,
    state === undefined ? undefined : sql`coalesce(${latestRun('state')}, 'never') = ${state}`,
  );

/** What never ran, or never will, stands first. */
const ORDERS: Record<Query['orderBy'], SQL> = {
  source: sql`${mirrors.sourcePath} COLLATE NOCASE`,
  target: sql`${mirrors.targetPath} COLLATE NOCASE`,
  links: linkCount,
  problems: problemCount,
  lastRun: latestRun('started_at'),
  nextRun: sql`CASE WHEN ${isSwitchedOn} THEN ${issueSyncs.nextRunAt} END`,
};

const idsOfPage = (db: Db, where: SQL | undefined, { orderBy, descending, offset, limit }: Query) => {
  const turned = descending ? desc : asc;
  const rows = db.select({ id: mirrors.id }).from(mirrors).innerJoin(pairs, eq(pairs.id, mirrors.pairId)).leftJoin(issueSyncs, eq(issueSyncs.mirrorId, mirrors.id));
  return rows.where(where).orderBy(turned(ORDERS[orderBy]), turned(mirrors.id)).limit(limit).offset(offset).all().map(({ id }) => id);
};

/** One page: its ids and how many there are in all, then the rows of these ids alone, which are what costs. */
export const listSyncs = (db: Db, query: Query): { items: IssueSync[]; total: number } => {
  const where = filterOf(query);
  const all = db.select({ total: count() }).from(mirrors).innerJoin(pairs, eq(pairs.id, mirrors.pairId)).leftJoin(issueSyncs, eq(issueSyncs.mirrorId, mirrors.id));
  const total = all.where(where).get()?.total ?? 0;
  if (query.offset >= total) return { items: [], total };
  const ids = idsOfPage(db, where, query);
  const place = new Map(ids.map((id, index) => [id, index]));
  const items = selectSyncs(db).where(inArray(mirrors.id, ids)).all().map(toSync);
  return { items: items.toSorted((a, b) => (place.get(a.mirrorId) ?? 0) - (place.get(b.mirrorId) ?? 0)), total };
};
