import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Access, Db } from './access.ts';
import { instances } from './instance-schema.ts';
import { mirrors } from './mirror-schema.ts';
import type { FoundObject, OverviewRepo, SearchTier } from './overview-store.ts';
import { pairs } from './pair-schema.ts';
import { contains } from './text-match.ts';

const KINDS = ['instance', 'pair', 'mirror'] as const satisfies readonly FoundObject['kind'][];
/** Each kind has its range of row numbers in the index, so that what comes first in a tier is the larger thing. */
const RANGE = 2 ** 40;
/** The index knows three characters and more; a character may be two units of a string. */
const SHORTEST = 3;
const isIndexed = (text: string): boolean => Array.from(text).length >= SHORTEST;

type Found = { kind: FoundObject['kind']; id: number };

const source = alias(instances, 'source');
const target = alias(instances, 'target');

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Each name stands between `^` and `$` in the index. */
const QUERY: Readonly<Record<SearchTier, (text: string) => string[]>> = {
  exact: (text) => [`^${text}$`],
  prefix: (text) => [`^${text}`],
  word: (text) => [`/${text}`, ` ${text}`],
  substring: (text) => [text],
};

const inIndex = (db: Db, query: string, limit: number): Found[] =>
  db.values<[number]>(sql`SELECT rowid FROM search_index WHERE search_index MATCH ${query} ORDER BY rowid LIMIT ${limit}`).flatMap(([rowid]) => {
    const kind = KINDS[Math.floor(rowid / RANGE)];
    return kind === undefined ? [] : [{ kind, id: rowid % RANGE }];
  });

/** For texts that are too short for the index: every name is looked at, and few are enough. */
const inNames = (db: Db, matches: (columns: readonly NameColumn[]) => SQL | undefined, limit: number): Found[] => [
  ...db.select({ id: instances.id }).from(instances).where(matches([instances.name, instances.origin, instances.description])).limit(limit).all().map(({ id }) => ({ kind: 'instance' as const, id })),
  ...db.select({ id: pairs.id }).from(pairs).where(matches([pairs.name, pairs.description])).limit(limit).all().map(({ id }) => ({ kind: 'pair' as const, id })),
  ...db.select({ id: mirrors.id }).from(mirrors).where(matches([mirrors.sourcePath, mirrors.targetPath])).limit(limit).all().map(({ id }) => ({ kind: 'mirror' as const, id })),
].slice(0, limit);

type NameColumn = Parameters<typeof contains>[0];

const describeInstances = (db: Db, ids: number[]): FoundObject[] =>
  db.select({ id: instances.id, title: instances.name, detail: instances.origin }).from(instances).where(sql`${instances.id} IN ${ids}`).all().map((row) => ({ kind: 'instance', ...row }));

const describePairs = (db: Db, ids: number[]): FoundObject[] =>
  db
    .select({ id: pairs.id, title: pairs.name, detail: sql<string>`${source.name} || ' → ' || ${target.name}` })
    .from(pairs)
    .innerJoin(source, eq(source.id, pairs.sourceInstanceId))
    .innerJoin(target, eq(target.id, pairs.targetInstanceId))
    .where(sql`${pairs.id} IN ${ids}`)
    .all()
    .map((row) => ({ kind: 'pair', ...row }));

const describeMirrors = (db: Db, ids: number[]): FoundObject[] =>
  db
    .select({ id: mirrors.id, title: sql<string>`${mirrors.sourcePath} || ' → ' || ${mirrors.targetPath}`, detail: pairs.name })
    .from(mirrors)
    .innerJoin(pairs, eq(pairs.id, mirrors.pairId))
    .where(sql`${mirrors.id} IN ${ids}`)
    .all()
    .map((row) => ({ kind: 'mirror', ...row }));

const DESCRIBE = { instance: describeInstances, pair: describePairs, mirror: describeMirrors } as const;

const describe = (db: Db, found: readonly Found[]): FoundObject[] => {
  const idsOf = (kind: FoundObject['kind']): number[] => found.filter((one) => one.kind === kind).map(({ id }) => id);
  const described = KINDS.flatMap((kind) => {
    const ids = idsOf(kind);
    return ids.length === 0 ? [] : DESCRIBE[kind](db, ids);
  });
  const byKey = new Map(described.map((one) => [`${one.kind} ${one.id}`, one]));
  return found.flatMap(({ kind, id }) => byKey.get(`${kind} ${id}`) ?? []);
};

/** Search over names: SQLite's trigram index, kept by triggers. */
export const createSearch = ({ read }: Access): Pick<OverviewRepo, 'find' | 'findAll' | 'describe'> => ({
  find: (tier, text, limit) =>
    read((db) => {
      const phrases = QUERY[tier](text).filter(isIndexed);
      if (phrases.length > 0) return inIndex(db, phrases.map(quoted).join(' OR '), limit);
      return tier === 'substring' ? inNames(db, (columns) => or(...columns.map((column) => contains(column, text))), limit) : [];
    }),

  findAll: (words, limit) =>
    read((db) => {
      if (words.length > 0 && words.every(isIndexed)) return inIndex(db, words.map(quoted).join(' AND '), limit);
      return inNames(db, (columns) => and(...words.map((word) => or(...columns.map((column) => contains(column, word))))), limit);
    }),

  describe: (found) => read((db) => describe(db, found)),
});
