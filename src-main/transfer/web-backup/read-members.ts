import { AppError } from '../../rules/app-error.ts';
import { assertHarmless, BLOCK_BYTES, readTarHeader, type TarHeader } from './tar-header.ts';

type Reason = 'damaged' | 'too_large' | 'unexpected_member';
const refused = (reason: Reason, where: string | null = null): AppError => new AppError({ code: 'file_refused', reason, where: where === null ? null : where.slice(0, 200) });

const EXTRA_BYTES = 64 * 1024;

/** Takes exactly so many bytes from a stream at a time, holding back no more than what came last. */
const createTaker = (chunks: AsyncIterable<Uint8Array>) => {
  const source = chunks[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array();
  return {
    /** Fewer only at the end. */
    async take(bytes: number): Promise<Buffer> {
      const pieces: Uint8Array[] = [];
      let held = 0;
      while (held < bytes) {
        if (rest.length === 0) {
          const next = await source.next();
          if (next.done === true) break;
          rest = next.value;
        }
        const piece = rest.subarray(0, bytes - held);
        rest = rest.subarray(piece.length);
        pieces.push(piece);
        held += piece.length;
      }
      return Buffer.concat(pieces);
    },
    async close(): Promise<void> {
      await source.return?.(undefined);
    },
  };
};
type Taker = ReturnType<typeof createTaker>;

const isEmpty = (block: Uint8Array): boolean => block.every((byte) => byte === 0);

/** The content of an entry without the padding behind it. */
const contentOf = async (taker: Taker, { bytes }: TarHeader): Promise<Buffer> => {
  const padded = Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES;
  const content = await taker.take(padded);
  if (content.length < padded) throw refused('damaged');
  return content.subarray(0, bytes);
};

/** Behind the end there is nothing but padding. */
const assertOver = async (taker: Taker): Promise<void> => {
  for (let block = await taker.take(BLOCK_BYTES); block.length > 0; block = await taker.take(BLOCK_BYTES)) if (!isEmpty(block)) throw refused('damaged');
};

const readAll = async (taker: Taker, limits: Readonly<Record<string, number>>): Promise<Map<string, Buffer>> => {
  const members = new Map<string, Buffer>();
  for (;;) {
    const block = await taker.take(BLOCK_BYTES);
    if (block.length < BLOCK_BYTES) throw refused('damaged');
    if (isEmpty(block)) break;
    const header = readTarHeader(block);
    if (header.kind === 'extra') {
      if (header.bytes > EXTRA_BYTES) throw refused('too_large', header.name);
      assertHarmless((await contentOf(taker, header)).toString('utf8'), header.name);
      continue;
    }
    const most = Object.hasOwn(limits, header.name) ? limits[header.name] : undefined;
    if (most === undefined || members.has(header.name)) throw refused('unexpected_member', header.name);
    if (header.bytes > most) throw refused('too_large', header.name);
    members.set(header.name, await contentOf(taker, header));
  }
  await assertOver(taker);
  return members;
};

/**
 * The members of a tar archive, into memory and never to a disk. `limits` names every member that may be there, by its exact name, with
 * its bytes. Fails `file_refused`: `unexpected_member` for any other name, path or type and for one that comes twice, `link`, `too_large`,
 * `damaged`.
 */
export const readMembers = async (chunks: AsyncIterable<Uint8Array>, limits: Readonly<Record<string, number>>): Promise<Map<string, Buffer>> => {
  const taker = createTaker(chunks);
  try {
    return await readAll(taker, limits);
  } finally {
    await taker.close();
  }
};
