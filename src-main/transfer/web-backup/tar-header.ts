import { AppError } from '../../rules/app-error.ts';

export const BLOCK_BYTES = 512;

/** One entry of an archive: `file` is a plain file, `extra` what the archiver notes beside the next one. */
export type TarHeader = { name: string; kind: 'file' | 'extra'; bytes: number };

const refused = (reason: 'damaged' | 'link' | 'unexpected_member', where: string | null): AppError =>
  new AppError({ code: 'file_refused', reason, where: where === null ? null : where.slice(0, 200) });

const textOf = (block: Uint8Array, from: number, length: number): string => {
  const field = Buffer.from(block.subarray(from, from + length));
  const end = field.indexOf(0);
  return field.subarray(0, end === -1 ? length : end).toString('utf8');
};

/** An octal number, with nothing beside it but blanks. Binary sizes belong to files larger than any that is read here. */
const numberOf = (block: Uint8Array, from: number, length: number): number => {
  const text = textOf(block, from, length).trim();
  if (!/^[0-7]{1,11}$/.test(text)) throw refused('damaged', null);
  return Number.parseInt(text, 8);
};

const CHECKSUM = { from: 148, length: 8 } as const;

/** The bytes of the block, those of the sum itself as blanks. */
const sumOf = (block: Uint8Array): number =>
  block.reduce((sum, byte, at) => sum + (at >= CHECKSUM.from && at < CHECKSUM.from + CHECKSUM.length ? 0x20 : byte), 0);

const LINKS = new Set(['1', '2']);

/** Reads one header block. Fails `file_refused`: `link`, `unexpected_member` for any other type, `damaged`. */
export const readTarHeader = (block: Uint8Array): TarHeader => {
  if (numberOf(block, CHECKSUM.from, CHECKSUM.length) !== sumOf(block)) throw refused('damaged', null);
  const prefix = textOf(block, 257, 5) === 'ustar' ? textOf(block, 345, 155) : '';
  const name = prefix === '' ? textOf(block, 0, 100) : `${prefix}/${textOf(block, 0, 100)}`;
  const type = textOf(block, 156, 1);
  if (LINKS.has(type)) throw refused('link', name);
  if (type !== '' && type !== '0' && type !== 'x') throw refused('unexpected_member', name);
  return { name, kind: type === 'x' ? 'extra' : 'file', bytes: numberOf(block, 124, 12) };
};

/** Notes that would make the next entry another one than its header says. */
const CHANGES_ENTRY = /^\d+ (path|linkpath|size|GNU\.sparse[.\w]*)=/m;

/** Lets pass what only tells times and owners. Fails `file_refused` `unexpected_member`. */
export const assertHarmless = (extra: string, name: string): void => {
  if (CHANGES_ENTRY.test(extra)) throw refused('unexpected_member', name);
};
