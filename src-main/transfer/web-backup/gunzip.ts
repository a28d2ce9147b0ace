import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../rules/app-error.ts';
import { fileErrorCode } from '../../rules/file-failure.ts';

/** What honest data never reaches: rows of a database shrink to a tenth. */
const MOST_RATIO = 100;
/** So much may come before the ratio counts: a small file is made of little. */
const FREE_BYTES = 1024 * 1024;

const refused = (reason: 'too_large' | 'damaged' | 'not_a_backup', cause?: unknown): AppError => new AppError({ code: 'file_refused', reason, where: null }, cause);

const asDamage = (error: unknown): unknown => (fileErrorCode(error)?.startsWith('Z_') === true ? refused('damaged', error) : error);

/**
 * Inflates what comes, piece by piece. Fails `file_refused`: `too_large` as soon as more than `maxBytes` come out, or far more than went in;
 * `damaged` where it is cut or changed, `not_a_backup` where it does not begin as gzip does. What feeds it fails as it does.
 */
export async function* gunzipped(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let taken = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      if (taken === 0 && (chunk[0] !== 0x1f || chunk[1] !== 0x8b)) throw refused('not_a_backup');
      taken += chunk.length;
      yield chunk;
    }
  };
  const gunzip = createGunzip({ chunkSize: 64 * 1024 });
  const feeding = pipeline(Readable.from(counted(), { objectMode: false }), gunzip).then(() => null, (error: unknown) => error);
  let given = 0;
  try {
    const inflated: AsyncIterable<Uint8Array> = gunzip;
    for await (const bytes of inflated) {
      given += bytes.length;
      if (given > maxBytes || given > FREE_BYTES + taken * MOST_RATIO) throw refused('too_large');
      yield bytes;
    }
  } catch (error) {
    throw asDamage(error);
  } finally {
    gunzip.destroy();
    await feeding;
  }
  const failure = await feeding;
  if (failure !== null) throw asDamage(failure);
}
