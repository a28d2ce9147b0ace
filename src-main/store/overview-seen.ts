import { sql } from 'drizzle-orm';
import type { MirrorId, PairId } from '../../src-preload/contract/ids.ts';
import type { Access, Db } from './access.ts';
import { causesOf, countCauses, expiredMirrors } from './cause-filter.ts';
import type { OverviewRepo, SeenMirror } from './overview-store.ts';
import { REFS_URGENCY, SETTINGS_RANKS, STATUS_URGENCY } from './urgency.ts';

type Row = [id: MirrorId, pairId: PairId, enabled: number, isReady: number, seen: number, comparedAt: number | null, lastSuccessAt: number | null, behindSince: number | null];

/** What each number of `mirror_observations.seen` stands for. */
const MEANINGS = STATUS_URGENCY.flatMap((status) => REFS_URGENCY.flatMap((verified) => SETTINGS_RANKS.map((settings) => ({ status, verified, settings }))));

const toSeen = ([id, pairId, enabled, isReady, seen, comparedAt, lastSuccessAt, behindSince]: Row): SeenMirror => {
  const meaning = MEANINGS[seen];
  if (meaning === undefined) throw new Error('the number of an observation means nothing');
  const { status, verified, settings } = meaning;
  return { id, pairId, enabled: enabled === 1, isReady: isReady === 1, status, verified, settings, comparedAt, lastSuccessAt, behindSince };
};

/**
 * Out of two indexes that have everything, without the rows, whose long texts would have to be read over. Indexes and order of the join
 * are pinned: the planner would take the rows.
 */
const readSeen = (db: Db): SeenMirror[] =>
  db
    .values<Row>(sql`SELECT m.id, m.pair_id, m.enabled, m.setup = 'ready', o.seen, o.compared_at, o.last_success_at, o.behind_since
      FROM mirrors m INDEXED BY mirrors_overview CROSS JOIN mirror_observations o INDEXED BY observations_seen ON o.mirror_id = m.id ORDER BY m.pair_id, m.id`)
    .map(toSeen);

/** Rows written by this connection so far, the only one that writes. */
const changesOf = (db: Db): number => db.values<[number]>(sql`SELECT total_changes()`)[0]?.[0] ?? -1;

/** All mirrors as they were read last, good as long as nothing at all is written: the figures of a screen are asked for together. */
const createReader = () => {
  let kept: { changes: number; all: SeenMirror[] } | null = null;
  return (db: Db): SeenMirror[] => {
    const changes = changesOf(db);
    if (kept?.changes !== changes) kept = { changes, all: readSeen(db) };
    return kept.all;
  };
};

/** Every mirror at once, for figures of all of them. */
export const createSeenReads = ({ read }: Access): Pick<OverviewRepo, 'seen' | 'expired' | 'causes' | 'causesOf'> => {
  const allSeen = createReader();
  return {
    seen: () => read(allSeen),
    expired: (now) => read((db) => new Set(expiredMirrors(db, now).all().map(({ id }) => id))),
    causes: (now) => read((db) => countCauses(db, now)),
    causesOf: (ids, now) => read((db) => causesOf(db, ids, now)),
  };
};
