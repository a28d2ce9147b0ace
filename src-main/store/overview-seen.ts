import { sql } from 'drizzle-orm';
import type { MirrorId, PairId } from '../../src-preload/contract/ids.ts';
import type { DiagnosisCause } from '../../src-preload/contract/models/diagnosis.ts';
import type { MirrorStatus, SettingsState, VerifiedState } from '../../src-preload/contract/models/mirror.ts';
import type { Access, Db } from './access.ts';
import type { Sqlite } from './connection.ts';
import type { OverviewRepo, SeenMirror } from './overview-store.ts';
import { watchSeen } from './watch-seen.ts';

type Row = [
  id: MirrorId, pairId: PairId, enabled: number, isReady: number, status: MirrorStatus, verified: VerifiedState, settings: SettingsState | null,
  comparedAt: number | null, lastSuccessAt: number | null, behindSince: number | null, cause: DiagnosisCause | null, credentialEndsAt: number | null,
];

const toSeen = ([id, pairId, enabled, isReady, status, verified, settings, comparedAt, lastSuccessAt, behindSince, cause, credentialEndsAt]: Row): SeenMirror => ({
  id, pairId, enabled: enabled === 1, isReady: isReady === 1, status, verified, settings, comparedAt, lastSuccessAt, behindSince, cause, credentialEndsAt,
});

const COLUMNS = sql.raw(`m.id, m.pair_id, m.enabled, m.setup = 'ready', o.status, o.refs_state, o.settings_state, o.compared_at, o.last_success_at, o.behind_since, o.cause, c.expires_at
  FROM mirrors m CROSS JOIN mirror_observations o ON o.mirror_id = m.id LEFT JOIN mirror_credentials c ON c.mirror_id = m.id AND c.slot = 'current'`);

const readAll = (db: Db): SeenMirror[] => db.values<Row>(sql`SELECT ${COLUMNS}`).map(toSeen);

const readThese = (db: Db, ids: ReadonlySet<number>): SeenMirror[] => db.values<Row>(sql`SELECT ${COLUMNS} WHERE m.id IN (SELECT value FROM json_each(${JSON.stringify([...ids])}))`).map(toSeen);

const byPair = (a: SeenMirror, b: SeenMirror): number => a.pairId - b.pairId || a.id - b.id;

type Kept = { all: readonly SeenMirror[]; places: ReadonlyMap<number, number> };

const keep = (mirrors: readonly SeenMirror[]): Kept => {
  const all = mirrors.toSorted(byPair);
  return { all, places: new Map(all.map(({ id }, at) => [id, at])) };
};

/** What was kept, with these mirrors as they are now. */
const renew = (db: Db, { all, places }: Kept, changed: ReadonlySet<number>): Kept => {
  const now = readThese(db, changed);
  if (now.length < changed.size || now.some(({ id, pairId }) => all[places.get(id) ?? -1]?.pairId !== pairId)) return keep([...all.filter(({ id }) => !changed.has(id)), ...now]);
  const next = [...all];
  for (const mirror of now) {
    const at = places.get(mirror.id);
    if (at !== undefined) next[at] = mirror;
  }
  return { all: next, places };
};

/**
 * Every mirror, kept in memory: all are read once, then only those whose rows were written, since a screen that sums up everything is
 * read again each second while mirrors move. Nothing is kept of what a transaction has written and may take back.
 */
export const createSeenReads = ({ read }: Access, sqlite: Sqlite): Pick<OverviewRepo, 'seen'> => {
  const written = watchSeen(sqlite);
  let kept: Kept | null = null;
  const current = (db: Db): Kept => {
    const changed = written.ids();
    if (kept === null || changed === 'many') return keep(readAll(db));
    return changed.size === 0 ? kept : renew(db, kept, changed);
  };
  return {
    seen: () =>
      read((db) => {
        const now = current(db);
        if (!sqlite.inTransaction) {
          kept = now;
          written.clear();
        }
        return now.all;
      }),
  };
};
