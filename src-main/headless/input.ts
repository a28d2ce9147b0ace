import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { type SecretFile, WrongUse } from './command-line.ts';

const FILE_BYTES = 64 * 1024;
export const STDIN_BYTES = 1024 * 1024;
/** No method takes anything nearly so deep. */
const DEEPEST = 32;

export type Reader = {
  /** Relative paths start here. */
  cwd: string;
  /** Standard input, read to its end. */
  stdin(): AsyncIterable<Uint8Array>;
};

/** At most one byte more than allowed: a pipe or a device does not tell its size. */
const readBounded = (file: string): Buffer => {
  const handle = openSync(file, 'r');
  try {
    const room = Buffer.alloc(FILE_BYTES + 1);
    let held = 0;
    let got = -1;
    while (got !== 0 && held < room.length) {
      got = readSync(handle, room, held, room.length - held, null);
      held += got;
    }
    return room.subarray(0, held);
  } finally {
    closeSync(handle);
  }
};

/** The text of a file that holds one value, trimmed: editors add a line end. Throws `WrongUse`. */
export const readTextFile = (file: string, cwd: string): string => {
  const shown = JSON.stringify(file.slice(0, 200));
  let bytes: Buffer;
  try {
    bytes = readBounded(path.resolve(cwd, file));
  } catch (error) {
    throw new WrongUse(`The file ${shown} cannot be read.`, { cause: error });
  }
  if (bytes.length > FILE_BYTES) throw new WrongUse(`The file ${shown} is larger than ${FILE_BYTES} bytes.`);
  return bytes.toString('utf8').trim();
};

const readAll = async (stream: AsyncIterable<Uint8Array>): Promise<string> => {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of stream) {
    size += piece.length;
    if (size > STDIN_BYTES) throw new WrongUse(`Standard input is larger than ${STDIN_BYTES} bytes.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which may hold a secret.
    throw new WrongUse('The input is not JSON.');
  }
};

const isFields = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The path where the whole value is `{"$file": "path"}`, else null. */
const fileIn = (value: Record<string, unknown>): string | null => {
  const named = value['$file'];
  return typeof named === 'string' && Object.keys(value).length === 1 ? named : null;
};

const fillIn = (value: unknown, cwd: string, depth: number): unknown => {
  if (depth > DEEPEST) throw new WrongUse(`The input is nested more than ${DEEPEST} deep.`);
  if (Array.isArray(value)) return value.map((one: unknown) => fillIn(one, cwd, depth + 1));
  if (!isFields(value)) return value;
  const file = fileIn(value);
  if (file !== null) return readTextFile(file, cwd);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fillIn(one, cwd, depth + 1)]));
};

/**
 * The input of a call: inline JSON, standard input (`-`) or nothing (`{}`), with `{"$file"}` values and secret files filled in.
 * A file is read here, by the person's own process, and never by the application on the other side. Throws `WrongUse`.
 */
export const readInput = async (json: string | null, secretFiles: readonly SecretFile[], { cwd, stdin }: Reader): Promise<unknown> => {
  const text = json === '-' ? await readAll(stdin()) : (json ?? '{}');
  const input = fillIn(parse(text), cwd, 0);
  if (secretFiles.length === 0) return input;
  if (!isFields(input)) throw new WrongUse('--secret-file needs an input that is a JSON object.');
  return { ...input, ...Object.fromEntries(secretFiles.map(({ field, path: file }) => [field, readTextFile(file, cwd)])) };
};
