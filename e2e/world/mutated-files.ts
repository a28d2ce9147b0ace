import { createHash } from 'node:crypto';
import { z } from 'zod';
import { encrypt } from '../../src-main/transfer/age/age-stream.ts';
import { passphraseRecipient } from '../../src-main/transfer/age/passphrase-lock.ts';
import { Secret } from '../../src-main/rules/secret.ts';
import { frameRecord, MAGIC, readRecords } from '../../src-main/transfer/records.ts';
import { isFailure } from '../../src-main/rules/app-error.ts';
import { stageBackup } from '../../src-main/transfer/stage-backup.ts';
import { NO_PROGRESS } from '../../src-main/transfer/transfers.ts';
import { cheapDerive, type Machine } from './transfer-machine.ts';
import { collect, joined, pieces } from './pieces.ts';

/** Random numbers that repeat with their seed (mulberry32), in [0, 1). */
export const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

type Random = () => number;
const below = (random: Random, limit: number): number => Math.floor(random() * limit);

/** Bytes with a few of them changed, cut out, doubled, or cut off. */
export const changedBytes = (bytes: Buffer, random: Random): Buffer => {
  const at = below(random, bytes.length);
  const length = below(random, Math.min(64, bytes.length - at)) + 1;
  switch (below(random, 5)) {
    case 0: {
      const copy = Buffer.from(bytes);
      copy.writeUInt8(copy.readUInt8(at) ^ (1 << below(random, 8)), at);
      return copy;
    }
    case 1:
      return bytes.subarray(0, at);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
    default:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(Array.from({ length }, () => below(random, 256))), bytes.subarray(at + length)]);
  }
};

const STRANGE: readonly unknown[] = [null, -1, 0, 1, 2 ** 53, 1.5, '', 'x', '\0', '../../etc', '{}', '[]', [], {}, true, 'https://169.254.169.254', 'a'.repeat(100_000), Number.MAX_SAFE_INTEGER];

/** One value somewhere in a tree of JSON becomes another, disappears or is there twice. */
export const changedValue = (value: unknown, random: Random): unknown => {
  if (random() < 0.15) return STRANGE[below(random, STRANGE.length)];
  if (Array.isArray(value) && value.length > 0) {
    const at = below(random, value.length);
    const rest: unknown[] = value.slice();
    const kind = random();
    if (kind < 0.1) rest.splice(at, 1);
    else if (kind < 0.2) rest.splice(at, 0, rest[at]);
    else rest[at] = changedValue(rest[at], random);
    return rest;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const entries = Object.entries(z.record(z.string(), z.unknown()).parse(value));
    const [name, old] = entries[below(random, entries.length)] ?? ['', null];
    const kind = random();
    if (kind < 0.1) return Object.fromEntries(entries.filter(([key]) => key !== name));
    return { ...value, [kind < 0.2 ? `${name}x` : name]: changedValue(old, random) };
  }
  return STRANGE[below(random, STRANGE.length)];
};

/** Records whose digest is right again after one of them was changed: what only their contents can give away. */
export const resealed = (records: readonly unknown[]): Buffer => {
  const before = Buffer.concat([MAGIC, ...records.slice(0, -1).map(frameRecord)]);
  const last = records.at(-1);
  const end = typeof last === 'object' && last !== null && 'sha256' in last ? { ...last, sha256: createHash('sha256').update(before).digest('hex') } : last;
  return Buffer.concat([before, frameRecord(end)]);
};

/** The three layers of a file that can be wrong: the envelope, the framing, what the rows say. */
export type Layer = 'age' | 'records' | 'rows';
export const LAYERS = ['age', 'records', 'rows'] as const;

export type Outcome = 'taken' | 'refused' | 'crashed';

const PASSPHRASE = 'a passphrase of no worth';
/** Reads mutated copies of one good backup, given by its inside, into staging as a restore would. */
export const createMutations = async (machine: Machine, plain: Buffer) => {
  const { deps } = machine;
  const recipient = passphraseRecipient(new Secret(PASSPHRASE), { chance: deps.chance, derive: cheapDerive });
  const locked = (bytes: Buffer): Promise<Buffer> => joined(encrypt(pieces(bytes, 64 * 1024), [recipient]));
  const records: unknown[] = await collect(readRecords(pieces(plain)));
  const age = await locked(plain);

  const mutated = (layer: Layer, random: Random): Promise<Buffer> | Buffer => {
    if (layer === 'age') return changedBytes(age, random);
    if (layer === 'records') return locked(changedBytes(plain, random));
    const at = below(random, records.length);
    return locked(resealed(records.map((record, index) => (index === at ? changedValue(record, random) : record))));
  };

  /** One reading of one mutated file; `crashed` is anything that is no failure of the contract. */
  return async (layer: Layer, random: Random): Promise<{ outcome: Outcome; error: unknown }> => {
    const bytes = await mutated(layer, random);
    const staging = machine.store.backups.stage();
    try {
      await stageBackup({ ...deps, derive: cheapDerive, outside: { ...deps.outside, read: () => pieces(bytes, 64 * 1024) } }, staging, { file: '', passphrase: PASSPHRASE }, true, NO_PROGRESS);
      return { outcome: 'taken', error: null };
    } catch (error) {
      return { outcome: isFailure(error, 'file_refused') ? 'refused' : 'crashed', error };
    } finally {
      staging.remove();
    }
  };
};
