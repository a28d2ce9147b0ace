import { createCipheriv, createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** For tests: the archives of the web application, made by hand so that they can be wrong. */

const KEY = Buffer.from(Array.from({ length: 32 }, (_, at) => at));
export const KEY_TEXT = KEY.toString('base64url').padEnd(44, '=');

/** A secret as the database has it; always the same for the same text. */
export const sealedForWeb = (text: string): string => {
  const iv = Buffer.alloc(16, 7);
  const cipher = createCipheriv('aes-128-cbc', KEY.subarray(16), iv);
  const body = Buffer.concat([Buffer.from([0x80]), Buffer.alloc(8), iv, cipher.update(text, 'utf8'), cipher.final()]);
  const token = Buffer.concat([body, createHmac('sha256', KEY.subarray(0, 16)).update(body).digest()]).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
  return Buffer.from(token, 'latin1').toString('base64');
};

const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`;
const padded = (content: Buffer): Buffer => Buffer.concat([content, Buffer.alloc((512 - (content.length % 512)) % 512)]);

export type Entry = { name: string; content?: Buffer | string; type?: string; bytes?: number };

/** One entry; `bytes` may say another size than its content has. */
const entryOf = ({ name, content = '', type = '0', bytes }: Entry): Buffer => {
  const body = Buffer.from(content);
  const header = Buffer.alloc(512);
  header.write(name, 0, 'utf8');
  header.write(octal(0o600, 8), 100);
  header.write(octal(bytes ?? body.length, 12), 124);
  header.write('        ', 148);
  header.write(type, 156);
  header.write('ustar\u000000', 257);
  header.write(`${header.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, padded(body)]);
};

export const tarOf = (entries: readonly Entry[]): Buffer => Buffer.concat([...entries.map(entryOf), Buffer.alloc(1024)]);

export const membersOf = (database: object, more: readonly Entry[] = []): Entry[] => [
  { name: 'database.json', content: JSON.stringify(database) }, { name: 'encryption.key', content: KEY_TEXT }, { name: 'backup_metadata.json', content: '{"timestamp":"20250601-100000","app_version":"1.2.1"}' }, ...more,
];

export const webArchive = (database: object): Buffer => gzipSync(tarOf(membersOf(database)));
