import { eq, type SQL, sql } from 'drizzle-orm';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { MirrorFilter, MirrorGroup } from '../../src-preload/contract/models/mirror.ts';
import type { Db } from './access.ts';
import { mirrorFilter } from './mirror-filter.ts';
import { mirrorObservations, mirrors } from './mirror-schema.ts';
import type { CredentialClock } from './mirror-store.ts';
import { REFS_URGENCY, STATUS_URGENCY } from './urgency.ts';

/** Read out of an index, without the rows with their long texts. */
const observedAs = (db: Db, condition: SQL): Set<MirrorId> =>
  new Set(db.values<[MirrorId]>(sql`SELECT ${mirrorObservations.mirrorId} FROM ${mirrorObservations} WHERE ${condition}`).map(([id]) => id));

const pathsOf = (db: Db, where: SQL | undefined): [id: MirrorId, path: string][] =>
  db.values(sql`SELECT ${mirrors.id}, ${mirrors.sourcePath} FROM ${mirrors} ${where === undefined ? sql`` : sql`WHERE ${where}`}`);

/** Many mirrors share their group: what lies in it directly is counted first, and then added to the groups above. */
const countDirect = (db: Db, where: SQL | undefined): Map<string, MirrorGroup> => {
  const equal = observedAs(db, eq(mirrorObservations.refsRank, REFS_URGENCY.indexOf('equal')));
  const failed = observedAs(db, eq(mirrorObservations.statusRank, STATUS_URGENCY.indexOf('failed')));
  const direct = new Map<string, MirrorGroup>();
  for (const [id, path] of pathsOf(db, where)) {
    const group = groupAt(direct, path.slice(0, Math.max(0, path.lastIndexOf('/'))));
    group.mirrors += 1;
    if (equal.has(id)) group.equal += 1;
    if (failed.has(id)) group.failed += 1;
  }
  direct.delete('');
  return direct;
};

const groupAt = (groups: Map<string, MirrorGroup>, path: string): MirrorGroup => {
  const known = groups.get(path);
  if (known !== undefined) return known;
  const group = { path, mirrors: 0, equal: 0, failed: 0 };
  groups.set(path, group);
  return group;
};

/** `a/b` and what is above it: `a`. */
const withGroupsAbove = (path: string): string[] => {
  const paths = [path];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) paths.push(path.slice(0, end));
  return paths;
};

/** By names, not by letters: `a` stands before `a/b`, and that before `a-b`. */
const inTree = (groups: Iterable<MirrorGroup>): MirrorGroup[] =>
  Array.from(groups, (group) => ({ group, key: group.path.replaceAll('/', '\0') }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ group }) => group);

/** The tree above the sources of what a filter finds, with counts; a mirror counts once in each group. */
export const groupsOf = (db: Db, filter: MirrorFilter, clock: CredentialClock, limit: number): { items: MirrorGroup[]; total: number } => {
  const groups = new Map<string, MirrorGroup>();
  for (const direct of countDirect(db, mirrorFilter(db, filter, clock)).values()) {
    for (const path of withGroupsAbove(direct.path)) {
      const group = groupAt(groups, path);
      group.mirrors += direct.mirrors;
      group.equal += direct.equal;
      group.failed += direct.failed;
    }
  }
  const items = inTree(groups.values());
  return { items: items.slice(0, limit), total: items.length };
};
