import Database from 'better-sqlite3';
import { z } from 'zod';
import type { BackupCounts } from '../../../src-preload/contract/models/transfer.ts';
import type { Sqlite } from '../connection.ts';
import { withStorageFailures } from '../storage-failure.ts';
import { type Cell, columnsOf, NO_COUNTS, quoted, type Section, SECTION_NAMES, SECTIONS } from './sections.ts';

const Cells = z.array(z.union([z.string(), z.number(), z.null()]));
const SealedRow = z.object({ id: z.string(), kind: z.enum(['instance_token', 'mirror_credential', 'pair_account', 'origin_key']), sealed: z.instanceof(Buffer) });

/** What a secret of a backup can be: the key pair of backups itself stays on its machine. */
export type BackupSecretKind = z.infer<typeof SealedRow>['kind'];
export type SealedSecret = { id: string; kind: BackupSecretKind; sealed: Uint8Array };

/** The database as it was at one moment, however long reading takes and whatever is written meanwhile. */
export type SectionReader = {
  counts(): BackupCounts;
  /** Rows in the order of the file, each with its cells in the order of the columns. */
  rows(section: Exclude<Section, 'secrets'>): Iterable<Cell[]>;
  secrets(): Iterable<SealedSecret>;
  close(): void;
};

export const countSections = (sqlite: Sqlite): BackupCounts => {
  const counts = { ...NO_COUNTS };
  for (const section of SECTION_NAMES) counts[section] = z.int().parse(sqlite.prepare(`SELECT count(*) FROM ${SECTIONS[section].from}`).pluck().get());
  return counts;
};

/** A second connection, which only reads, inside of one transaction. Throws `storage`. The caller closes it. */
export const readSections = (file: string): SectionReader =>
  withStorageFailures(() => {
    const sqlite = new Database(file, { readonly: true, fileMustExist: true });
    sqlite.pragma('trusted_schema = OFF');
    sqlite.exec('BEGIN');
    const select = (section: Section, columns: readonly string[]) => sqlite.prepare(`SELECT ${quoted(columns)} FROM ${SECTIONS[section].from}`);
    return {
      counts: () => withStorageFailures(() => countSections(sqlite)),
      *rows(section) {
        for (const row of select(section, columnsOf(section)).raw().iterate()) yield Cells.parse(row);
      },
      *secrets() {
        for (const row of select('secrets', ['id', 'kind', 'sealed']).iterate()) yield SealedRow.parse(row);
      },
      close: () => void sqlite.close(),
    };
  });
