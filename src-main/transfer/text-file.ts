import type { OutsideFiles } from '../ports.ts';
import { contentRefused } from '../rules/transfer/content-refused.ts';
import { TEXT_FILE_BYTES } from '../rules/transfer/limits.ts';

/** A file of UTF-8 text of a bounded size. Fails `file_refused` or `storage`. */
export const readTextFile = async (outside: Pick<OutsideFiles, 'read'>, file: string): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of outside.read(file, TEXT_FILE_BYTES)) chunks.push(chunk);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    throw contentRefused(null, error);
  }
};

async function* oneChunk(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}

/** Writes it whole or not at all, and answers its bytes. Fails `storage`. */
export const writeTextFile = (outside: Pick<OutsideFiles, 'write'>, file: string, text: string): Promise<number> => outside.write(file, oneChunk(text));
