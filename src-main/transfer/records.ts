import { AppError } from '../rules/app-error.ts';

/*
 * What is inside of the envelope: the magic line, then records, each a length (four bytes, big-endian) and as many bytes of JSON. No
 * names, no compression: nothing that could lead out of the file or grow beyond its size.
 */

export const MAGIC = new TextEncoder().encode('MIRROR-MAESTRO-BACKUP\n');
const LENGTH_BYTES = 4;
/** One record; writers stay well below. */
export const RECORD_BYTES = 1024 * 1024;

/** One value as a record. A larger one than a reader takes is a bug of the writer. */
export const frameRecord = (value: unknown): Buffer => {
  const json = Buffer.from(JSON.stringify(value), 'utf8');
  if (json.length > RECORD_BYTES) throw new Error(`a record of ${json.length} bytes`);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json]);
};

const refuse = (reason: 'damaged' | 'not_a_backup' | 'too_large', where: string): never => {
  throw new AppError({ code: 'file_refused', reason, where });
};

const parse = (json: Buffer, nth: number): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch {
    // Not JSON, or not UTF-8: whoever wrote it was not this program.
    return refuse('damaged', `record ${nth}`);
  }
};

/** The records in their order, each after `onFrame` was told its bytes. Fails `file_refused`: `not_a_backup` without the magic line, `too_large`, and `damaged` where one is cut off. */
export async function* readRecords(chunks: AsyncIterable<Uint8Array>, onFrame: (frame: Uint8Array) => void = () => undefined): AsyncGenerator {
  let held = Buffer.alloc(0);
  let isMagicSeen = false;
  let nth = 0;
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk]);
    if (!isMagicSeen) {
      if (held.length < MAGIC.length) continue;
      if (!held.subarray(0, MAGIC.length).equals(MAGIC)) refuse('not_a_backup', 'magic');
      held = held.subarray(MAGIC.length);
      isMagicSeen = true;
    }
    let at = 0;
    while (held.length - at >= LENGTH_BYTES) {
      const length = held.readUInt32BE(at);
      if (length > RECORD_BYTES) refuse('too_large', `record ${nth}`);
      if (held.length - at < LENGTH_BYTES + length) break;
      onFrame(held.subarray(at, at + LENGTH_BYTES + length));
      yield parse(held.subarray(at + LENGTH_BYTES, at + LENGTH_BYTES + length), nth);
      at += LENGTH_BYTES + length;
      nth += 1;
    }
    held = held.subarray(at);
  }
  if (!isMagicSeen) refuse('not_a_backup', 'magic');
  if (held.length > 0) refuse('damaged', `record ${nth}`);
}
