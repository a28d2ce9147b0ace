import type { Identity, Recipient } from 'age-encryption';
import { AppError } from '../../rules/app-error.ts';

const HEADER_BYTES = 64 * 1024;
const INTRO = 'age-encryption.org/v1\n';

/** What the library throws is a damaged file, unless it is one of our own words. */
const asRefusal = (error: unknown, where: string): AppError => (error instanceof AppError ? error : new AppError({ code: 'file_refused', reason: 'damaged', where }, error));

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    throw asRefusal(error, 'payload');
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

const streamOf = (chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> => {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next: IteratorResult<Uint8Array, unknown> = await iterator.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
};

/** The chunks as one age file that each of the recipients opens. */
export async function* encrypt(chunks: AsyncIterable<Uint8Array>, recipients: readonly (Recipient | string)[]): AsyncGenerator<Uint8Array> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  yield* chunksOf(await encrypter.encrypt(streamOf(chunks)));
}

/** The same chunks, once it is known that an age header of bounded size begins them: the library would read on without an end. */
async function* withBoundedHeader(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    yield await boundedHeader(iterator);
    yield* { [Symbol.asyncIterator]: () => iterator };
  } finally {
    // Whoever stops in the middle must not leave a file open.
    await iterator.return?.();
  }
}

const boundedHeader = async (iterator: AsyncIterator<Uint8Array>): Promise<Uint8Array> => {
  let head = Buffer.alloc(0);
  while (!/\n--- [^\n]*\n/u.test(head.toString('latin1'))) {
    const next: IteratorResult<Uint8Array, unknown> = await iterator.next();
    if (next.done === true || head.length > HEADER_BYTES) throw new AppError({ code: 'file_refused', reason: head.toString('latin1').startsWith(INTRO) ? 'damaged' : 'not_a_backup', where: 'header' });
    head = Buffer.concat([head, next.value]);
    if (!INTRO.startsWith(head.toString('latin1').slice(0, INTRO.length))) throw new AppError({ code: 'file_refused', reason: 'not_a_backup', where: 'header' });
  }
  return head;
};

/**
 * What is inside of an age file. Each 64 KiB are authentic when they come out; that the end was not cut off is known at the end. Fails
 * `file_refused` `not_a_backup`, `wrong_key`, `key_too_costly` or `damaged`.
 */
export async function* decrypt(chunks: AsyncIterable<Uint8Array>, identity: Identity | string): AsyncGenerator<Uint8Array> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  const source = withBoundedHeader(chunks);
  let hasMatched = false;
  decrypter.addIdentity(identity);
  // Asked last, and only when no identity has matched: the library itself would say so in words alone.
  decrypter.addIdentity({
    unwrapFileKey() {
      throw new AppError({ code: 'file_refused', reason: 'wrong_key', where: null });
    },
  });
  try {
    const plain = await decrypter.decrypt(streamOf(source));
    hasMatched = true;
    yield* chunksOf(plain);
  } catch (error) {
    throw asRefusal(error, hasMatched ? 'payload' : 'header');
  } finally {
    // The library lets go of a stream that it refuses without closing it.
    await source.return(undefined);
  }
}
