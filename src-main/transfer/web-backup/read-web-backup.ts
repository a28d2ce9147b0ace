import type { z } from 'zod';
import type { OutsideFiles } from '../../ports.ts';
import { AppError } from '../../rules/app-error.ts';
import { contentRefused } from '../../rules/transfer/content-refused.ts';
import { invalidInput } from '../../rules/invalid-input.ts';
import { WebDatabase, WebMetadata } from '../../rules/transfer/web-database.ts';
import { type FernetKey, fernetKey } from './fernet.ts';
import { gunzipped } from './gunzip.ts';
import { readMembers } from './read-members.ts';

const MIB = 1024 * 1024;
const FILE_BYTES = 64 * MIB;
const INFLATED_BYTES = 144 * MIB;

const DATABASE = 'database.json';
const KEY = 'encryption.key';
const METADATA = 'backup_metadata.json';
/** Every member that may be there, and how large. */
const MEMBERS: Readonly<Record<string, number>> = { [DATABASE]: 128 * MIB, [KEY]: 1024, [METADATA]: MIB };

export type WebBackup = { database: WebDatabase; metadata: z.output<typeof WebMetadata>; key: FernetKey };

const needed = (members: ReadonlyMap<string, Buffer>, name: string): Buffer => {
  const member = members.get(name);
  if (member === undefined) throw new AppError({ code: 'file_refused', reason: 'missing_member', where: name });
  return member;
};

const parsed = <S extends z.ZodType>(schema: S, member: string, bytes: Buffer): z.output<S> => {
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw contentRefused(member, error);
  }
  const read = schema.safeParse(content);
  if (!read.success) throw contentRefused(`${member} ${invalidInput(read.error).field}`.trim(), read.error);
  return read.data;
};

/**
 * Reads the web application's backup whole, into memory: nothing of it is written anywhere. Fails `file_refused` with what is wrong and
 * where: another kind of file, a member too many or too few, a link, a changed byte, too much of anything, content that is not its.
 */
export const readWebBackup = async (outside: Pick<OutsideFiles, 'read'>, file: string): Promise<WebBackup> => {
  const members = await readMembers(gunzipped(outside.read(file, FILE_BYTES), INFLATED_BYTES), MEMBERS);
  const key = fernetKey(needed(members, KEY).toString('latin1'));
  if (key === null) throw contentRefused(KEY);
  const database = parsed(WebDatabase, DATABASE, needed(members, DATABASE));
  const metadata = members.get(METADATA);
  return { database, key, metadata: metadata === undefined ? WebMetadata.parse({}) : parsed(WebMetadata, METADATA, metadata) };
};
