import { AppError } from '../rules/app-error.ts';

/**
 * A backup of more bytes is neither read nor made. It is streamed, so that this bounds time and disk and not memory; 300,000 issue links
 * are about a quarter of it.
 */
export const MOST_BYTES = 1024 * 1024 * 1024;

/** The same chunks, as long as they are not more than a backup may have. Fails `file_refused` `too_large`. */
export async function* bounded(chunks: AsyncIterable<Uint8Array>, maxBytes = MOST_BYTES): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new AppError({ code: 'file_refused', reason: 'too_large', where: null });
    yield chunk;
  }
}
