import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { BackupCounts } from '../../src-preload/contract/models/transfer.ts';
import { AppError } from '../rules/app-error.ts';
import { AnyManifest, type Cell, FORMAT, LaterManifest, LaterTrailer, Manifest, RowsRecord, Trailer } from './format/envelope.ts';
import { columnsOf, isSection, MOST_ROWS, ROWS, SECTION_ORDER, type Section } from './format/rows.ts';
import { MAGIC, readRecords } from './records.ts';
import type { Progress } from './transfers.ts';

/** Whoever takes what is read. Nothing of it may be believed before `readBackup` has ended: only then the whole file was seen. */
export type Sink = {
  begin(manifest: Manifest): void;
  /** Rows that were checked, each with its cells in the order of the section's columns. */
  rows(section: Section, rows: readonly (readonly Cell[])[]): void;
};

const refuse = (reason: 'content' | 'damaged' | 'from_the_future' | 'too_large', where: string): never => {
  throw new AppError({ code: 'file_refused', reason, where });
};

const parsed = <T>(schema: z.ZodType<T>, value: unknown, where: string): T => {
  const result = schema.safeParse(value);
  return result.success ? result.data : refuse('content', where);
};

const readManifest = (value: unknown): Manifest => {
  const { format, oldestReader } = parsed(AnyManifest, value, 'manifest');
  if (oldestReader > FORMAT) refuse('from_the_future', `format ${format}`);
  return parsed(format > FORMAT ? LaterManifest : Manifest, value, 'manifest');
};

const isEnd = (value: unknown): boolean => typeof value === 'object' && value !== null && 'record' in value && value.record === 'end';

/** The rows of a record as this version has them: a column that is missing is refused, and one that is unknown too, unless a later version wrote it. */
const rowsOf = (section: Section, { columns, rows }: z.infer<typeof RowsRecord>, isLater: boolean, nth: number): Cell[][] => {
  const wanted = columnsOf(section);
  const at = wanted.map((column) => columns.indexOf(column));
  if (at.includes(-1) || new Set(columns).size !== columns.length || (!isLater && columns.length !== wanted.length)) refuse('content', `${section} columns`);
  const shape: z.ZodType<Record<string, Cell>> = ROWS[section];
  return rows.map((row, inBatch) => {
    if (row.length !== columns.length) refuse('content', `${section} ${nth + inBatch}`);
    const checked = parsed(shape, Object.fromEntries(wanted.map((column, index) => [column, row[at[index] ?? -1]])), `${section} ${nth + inBatch}`);
    return wanted.map((column) => checked[column] ?? null);
  });
};

const assertSame = (one: BackupCounts, other: BackupCounts, where: string): void => {
  for (const section of SECTION_ORDER) if (one[section] !== other[section]) refuse('damaged', `${where} ${section}`);
};

/**
 * Reads the inside of a backup to its end: every row by its schema, sections in their order, the counts of manifest and trailer, and the
 * digest. Answers the manifest. Fails `file_refused` with where; `from_the_future` names the file's format.
 */
export const readBackup = async (chunks: AsyncIterable<Uint8Array>, sink: Sink, progress: Progress): Promise<Manifest> => {
  const hash = createHash('sha256').update(MAGIC);
  const counts: BackupCounts = { settings: 0, secrets: 0, instances: 0, formerOrigins: 0, pairs: 0, mirrors: 0, credentials: 0, issueSyncs: 0, syncRules: 0, issueLinks: 0, noteLinks: 0, uploadLinks: 0, claims: 0 };
  let manifest: Manifest | null = null;
  let [section, total, isOver] = [0, 0, false];
  let frame: Uint8Array = new Uint8Array();

  const take = (value: unknown, isLater: boolean): void => {
    const record = parsed(RowsRecord, value, 'record');
    if (!isSection(record.section)) return isLater ? undefined : refuse('content', record.section.slice(0, 50));
    const index = SECTION_ORDER.indexOf(record.section);
    if (index < section) refuse('content', `${record.section} out of order`);
    section = index;
    total += record.rows.length;
    if (total > MOST_ROWS) refuse('too_large', record.section);
    sink.rows(record.section, rowsOf(record.section, record, isLater, counts[record.section]));
    counts[record.section] += record.rows.length;
    progress.did(record.rows.length);
  };

  for await (const value of readRecords(chunks, (bytes) => (frame = bytes))) {
    if (isOver) refuse('damaged', 'after the end');
    if (manifest === null) {
      manifest = readManifest(value);
      sink.begin(manifest);
    } else if (isEnd(value)) {
      const trailer = parsed(manifest.format > FORMAT ? LaterTrailer : Trailer, value, 'trailer');
      assertSame(counts, trailer.counts, 'count of');
      assertSame(counts, manifest.counts, 'count of');
      if (trailer.sha256 !== hash.digest('hex')) refuse('damaged', 'digest');
      isOver = true;
      continue;
    } else {
      take(value, manifest.format > FORMAT);
    }
    hash.update(frame);
  }
  if (manifest === null || !isOver) return refuse('damaged', 'end');
  return manifest;
};
