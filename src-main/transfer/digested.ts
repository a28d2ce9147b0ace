import type { Hash } from 'node:crypto';

/** The same chunks, each told to the hash as it passes. */
export async function* digested(chunks: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}
