import { count, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { Failure } from '../../src-preload/contract/failures.ts';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { ParsedInput } from '../../src-preload/contract/methods.ts';
import { LIMITS } from '../../src-preload/contract/limits.ts';
import { type Mirror, RefDifference, SettingDifference } from '../../src-preload/contract/models/mirror.ts';
import type { Db } from './access.ts';
import { found } from './changes.ts';
import { fromJson, fromNullableJson } from './json.ts';
import { mirrorFilter } from './mirror-filter.ts';
import { pageOfIds } from './mirror-order.ts';
import { selectMirrors, toMirror } from './mirror-row.ts';
import { mirrorObservations, mirrors } from './mirror-schema.ts';
import type { CredentialClock } from './mirror-store.ts';

export const SettingDifferences = z.array(SettingDifference).max(20);
export const RefDifferences = z.array(RefDifference).max(LIMITS.refNames);

/** One page: first its ids and how many there are in all, both without needless joins, then the rows of these ids alone. */
export const listMirrors = (db: Db, query: ParsedInput<'mirrors.list'>, clock: CredentialClock): { items: Mirror[]; total: number } => {
  const where = mirrorFilter(db, query, clock);
  const total = db.select({ total: count() }).from(mirrors).where(where).get()?.total ?? 0;
  if (query.offset >= total) return { items: [], total };
  const ids = pageOfIds(db, where, query);
  const rows = selectMirrors(db, clock).where(inArray(mirrors.id, ids)).all().map(toMirror);
  const place = new Map<MirrorId, number>(ids.map((id, index) => [id, index]));
  return { items: rows.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0)), total };
};

/** One mirror with all that its last comparison found. */
export const getMirror = (db: Db, id: MirrorId, clock: CredentialClock) => {
  const mirror = toMirror(found(selectMirrors(db, clock).where(eq(mirrors.id, id)).get(), 'mirror'));
  const { settings, refs, failure } = found(
    db
      .select({ settings: mirrorObservations.settingDifferences, refs: mirrorObservations.refDifferences, failure: mirrorObservations.refsFailure })
      .from(mirrorObservations)
      .where(eq(mirrorObservations.mirrorId, id))
      .get(),
    'mirror',
  );
  return { ...mirror, settingDifferences: fromJson(SettingDifferences, settings), refDifferences: fromJson(RefDifferences, refs), refsFailure: fromNullableJson(Failure, failure) };
};

/** So many ids stay below SQLite's bound of values in one statement. */
const CHUNK = 500;

/** Many mirrors at once, in the order of their ids as given, with what is otherwise on GitLab. Throws `not_found` where one is not there. */
export const comparedMirrors = (db: Db, ids: readonly MirrorId[], clock: CredentialClock): (Mirror & { settingDifferences: SettingDifference[] })[] => {
  const byId = new Map<MirrorId, Mirror & { settingDifferences: SettingDifference[] }>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const some = ids.slice(from, from + CHUNK);
    const { mirrorId, settingDifferences } = mirrorObservations;
    const seen = new Map(db.select({ mirrorId, settingDifferences }).from(mirrorObservations).where(inArray(mirrorId, some)).all().map((row) => [row.mirrorId, row.settingDifferences]));
    for (const mirror of selectMirrors(db, clock).where(inArray(mirrors.id, some)).all().map(toMirror)) {
      byId.set(mirror.id, { ...mirror, settingDifferences: fromJson(SettingDifferences, found(seen.get(mirror.id), 'mirror')) });
    }
  }
  return ids.map((id) => found(byId.get(id), 'mirror'));
};
