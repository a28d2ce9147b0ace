import type { Sqlite } from './connection.ts';

/** More than these are not told one by one: all are read again then. */
const MOST = 2000;

/** What of each table the overview has of a mirror, and the column with the mirror's id. */
const WATCHED = [
  { table: 'mirrors', id: 'id', columns: ['pair_id', 'enabled', 'setup'] },
  { table: 'mirror_observations', id: 'mirror_id', columns: ['status', 'refs_state', 'settings_state', 'compared_at', 'last_success_at', 'behind_since', 'cause'] },
  { table: 'mirror_credentials', id: 'mirror_id', columns: ['slot', 'expires_at'] },
] as const;

const triggersOf = ({ table, id, columns }: (typeof WATCHED)[number]): string => `
  CREATE TEMP TRIGGER seen_${table}_insert AFTER INSERT ON main.${table} BEGIN SELECT note_seen(new.${id}); END;
  CREATE TEMP TRIGGER seen_${table}_update AFTER UPDATE OF ${columns.join(', ')} ON main.${table} BEGIN SELECT note_seen(new.${id}); END;
  CREATE TEMP TRIGGER seen_${table}_delete AFTER DELETE ON main.${table} BEGIN SELECT note_seen(old.${id}); END;`;

/** Which mirrors were written since `clear()`, whichever way: `ids` tells them, or `many`. */
type Written = { ids(): ReadonlySet<number> | 'many'; clear(): void };

/**
 * Watches the rows that the overview keeps in memory by temporary triggers, which belong to this connection alone, the only one that
 * writes. They see every write, what a foreign key takes along as well; what was taken back is told too, and is read again for nothing.
 */
export const watchSeen = (sqlite: Sqlite): Written => {
  const ids = new Set<number>();
  sqlite.function('note_seen', (id) => {
    if (typeof id === 'number' && ids.size <= MOST) ids.add(id);
    return null;
  });
  for (const watched of WATCHED) sqlite.exec(triggersOf(watched));
  return { ids: () => (ids.size > MOST ? 'many' : ids), clear: () => ids.clear() };
};
