import { z } from 'zod';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import { BackupCounts, Installation } from '../../../src-preload/contract/models/transfer.ts';

/** The version of what is written. A reader takes every file whose `oldestReader` is not above its own. */
export const FORMAT = 2;
/** The oldest program that can read what is written: it leaves out sections that it does not know. */
export const OLDEST_READER = 1;

/** What every version of the first record has in common: enough to know whether the rest can be read. */
export const AnyManifest = z.looseObject({ record: z.literal('manifest'), format: z.int().min(1).max(1_000_000), oldestReader: z.int().min(1).max(1_000_000) });

const manifest = {
  record: z.literal('manifest'),
  format: z.int().min(1).max(1_000_000),
  oldestReader: z.int().min(1).max(1_000_000),
  /** Of the program that wrote it. */
  program: z.string().min(1).max(100),
  installation: Installation.extend({ id: z.string().regex(/^[0-9a-f]{12}$/), name: z.string().max(LIMITS.name) }),
  createdAt: z.int().min(0),
  secrets: z.boolean(),
};

/** How many rows there are; sections that an older format did not have are empty. */
const counts = z.strictObject({ ...BackupCounts.shape, claims: BackupCounts.shape.claims.default(0) });

/** The first record. */
export const Manifest = z.strictObject({ ...manifest, counts });
export type Manifest = z.infer<typeof Manifest>;
/** Of a later version that this one can still read: what it has besides is left out. */
export const LaterManifest = z.object({ ...manifest, counts: z.object(BackupCounts.shape) });

export type Cell = string | number | null;

/** A batch of rows of one section. */
export const RowsRecord = z.strictObject({
  record: z.literal('rows'),
  section: z.string().max(50),
  columns: z.array(z.string().max(50)).min(1).max(50),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()])).max(50)).min(1).max(10_000),
});

/** The last record: how many rows there were, and the SHA-256 (hex) of every byte before it. */
export const Trailer = z.strictObject({ record: z.literal('end'), counts, sha256: z.string().regex(/^[0-9a-f]{64}$/) });
export const LaterTrailer = z.object({ ...Trailer.shape, counts: BackupCounts });
