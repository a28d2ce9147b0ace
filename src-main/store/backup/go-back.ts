import { z } from 'zod';
import type { Sqlite } from '../connection.ts';

/** What stays as it is: the trail, the figures of past days, who may sign in, and what the installation knows of itself. */
const OWN = ['activity', 'daily_figures', 'meta', 'operators', 'key_slots', '__drizzle_migrations'];

const Names = z.array(z.string());

/** Plain tables; an index for searching follows them by its triggers. */
const tablesOf = (sqlite: Sqlite): string[] =>
  Names.parse(sqlite.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").pluck().all()).filter((name) => !OWN.includes(name));

/** Without those that SQLite computes itself. */
const columnsOf = (sqlite: Sqlite, table: string): string[] => Names.parse(sqlite.prepare('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0').pluck().all(table));

const Beats = z.array(z.object({ lineage: z.string(), labelId: z.int().nullable(), beat: z.string().nullable(), nextBeat: z.string().nullable() }));

/**
 * What a claim's label says now was written since the snapshot, once a minute: with the beat of then, this machine would take its own label
 * for that of a copy of its data folder, and give the claim up. Call before the tables go back; the returned function afterwards.
 */
const keepBeats = (sqlite: Sqlite): (() => void) => {
  const now = Beats.parse(sqlite.prepare('SELECT lineage, label_id AS labelId, beat, next_beat AS nextBeat FROM main.claims').all());
  const put = sqlite.prepare('UPDATE main.claims SET beat = @beat, next_beat = @nextBeat WHERE lineage = @lineage AND label_id IS @labelId');
  return () => {
    for (const beat of now) put.run(beat);
  };
};

/**
 * Makes the live tables those of the attached `past`, inside of the caller's transaction. Foreign keys have to be off: removing all
 * rows of a table would otherwise take the others' with it. Ids that were given meanwhile are not given again.
 */
export const goBackTo = (sqlite: Sqlite): void => {
  const putBeats = keepBeats(sqlite);
  for (const table of tablesOf(sqlite)) {
    const columns = columnsOf(sqlite, table).map((column) => `"${column}"`).join(', ');
    const which = table === 'secrets' ? " WHERE kind NOT LIKE 'backup_%'" : '';
    sqlite.exec(`DELETE FROM main."${table}"${which}`);
    sqlite.exec(`INSERT INTO main."${table}" (${columns}) SELECT ${columns} FROM past."${table}"${which}`);
  }
  putBeats();
  const [broken] = [sqlite.pragma('main.foreign_key_check')].flat();
  if (broken !== undefined) throw new Error('going back left rows without their parents');
};
