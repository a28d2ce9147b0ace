import { createHash } from 'node:crypto';
import type { BackupCounts } from '../../src-preload/contract/models/transfer.ts';
import type { Vault } from '../secrets/vault.ts';
import type { SectionReader } from '../store/backup/read-sections.ts';
import { secretRow } from './age/secret-row.ts';
import { FORMAT, OLDEST_READER, type Cell, type Manifest } from './format/envelope.ts';
import { columnsOf, SECTION_ORDER, type Section } from './format/rows.ts';
import { frameRecord, MAGIC } from './records.ts';
import type { Progress } from './transfers.ts';

/** A record is closed when it has so many characters; the longest row still fits below what a reader takes. */
const BATCH_CHARACTERS = 256 * 1024;
const MOST_ROWS = 2000;

type WriteDeps = { reader: SectionReader; vault: Pick<Vault, 'unbox'>; progress: Progress };
export type Head = Pick<Manifest, 'program' | 'installation' | 'createdAt' | 'secrets'>;

/** Columns that name a secret: empty in a file without secrets. */
const SECRET_COLUMNS: ReadonlySet<string> = new Set(['token_secret_id', 'account_secret_id', 'secret_id']);

const withoutSecrets = (section: Section): ((row: Cell[]) => Cell[]) => {
  const names = columnsOf(section).map((column) => SECRET_COLUMNS.has(column));
  return (row) => row.map((cell, at) => (names[at] === true ? null : cell));
};

function* rowsOf({ reader, vault }: WriteDeps, section: Section, hasSecrets: boolean): Generator<Cell[]> {
  if (section === 'secrets') {
    if (!hasSecrets) return;
    for (const sealed of reader.secrets()) yield secretRow(sealed.id, sealed.kind, vault.unbox(sealed));
    return;
  }
  const change = hasSecrets ? (row: Cell[]) => row : withoutSecrets(section);
  for (const row of reader.rows(section)) yield change(row);
}

function* batches(rows: Iterable<Cell[]>): Generator<Cell[][]> {
  let batch: Cell[][] = [];
  let characters = 0;
  for (const row of rows) {
    batch.push(row);
    for (const cell of row) characters += typeof cell === 'string' ? cell.length : 8;
    if (characters < BATCH_CHARACTERS && batch.length < MOST_ROWS) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}

/** The counts of what will be written. */
export const countsFor = (reader: SectionReader, hasSecrets: boolean): BackupCounts => ({ ...reader.counts(), ...(hasSecrets ? {} : { secrets: 0 }) });

/** The inside of a backup as it was at the moment of the reader: magic line, manifest, sections, trailer. */
export async function* writeBackup(deps: WriteDeps, head: Head): AsyncGenerator<Uint8Array> {
  const { reader, progress } = deps;
  const counts = countsFor(reader, head.secrets);
  const hash = createHash('sha256');
  const hashed = (bytes: Uint8Array): Uint8Array => {
    hash.update(bytes);
    return bytes;
  };
  yield hashed(MAGIC);
  const manifest: Manifest = { record: 'manifest', format: FORMAT, oldestReader: OLDEST_READER, ...head, counts };
  yield hashed(frameRecord(manifest));
  for (const section of SECTION_ORDER) {
    const columns = columnsOf(section);
    for (const rows of batches(rowsOf(deps, section, head.secrets))) {
      yield hashed(frameRecord({ record: 'rows', section, columns, rows }));
      progress.did(rows.length);
    }
  }
  yield frameRecord({ record: 'end', counts, sha256: hash.digest('hex') });
}
