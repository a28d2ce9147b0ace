import { readFileSync, renameSync } from 'node:fs';
import { z } from 'zod';
import { replaceFile } from '../../adapters/replace-file.ts';
import { AppError, failureOf } from '../../rules/app-error.ts';

const Entry = z.strictObject({
  service: z.string().min(1).max(200),
  account: z.string().min(1).max(200),
  /** What the key store made of the password, in base 64. */
  sealed: z.base64().max(64 * 1024),
});
const Content = z.strictObject({ format: z.literal(1), entries: z.array(Entry).max(100) });
type Entry = z.output<typeof Entry>;

export type SealedFile = {
  get(service: string, account: string): Buffer | null;
  set(service: string, account: string, sealed: Buffer): void;
  /** False where there was none. */
  remove(service: string, account: string): boolean;
};

const missing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

const parse = (text: string): Entry[] => {
  try {
    return Content.parse(JSON.parse(text)).entries;
  } catch (error) {
    throw new AppError({ code: 'storage', reason: 'corrupt' }, error);
  }
};

const read = (file: string): Entry[] => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (missing(error)) return [];
    throw new AppError({ code: 'storage', reason: 'io' }, error);
  }
  return parse(text);
};

const write = (file: string, entries: Entry[]): void => {
  try {
    replaceFile(file, JSON.stringify({ format: 1, entries }));
  } catch (error) {
    throw new AppError({ code: 'storage', reason: 'io' }, error);
  }
};

/** The entries, for a change; a damaged file is first set aside as it is. */
const readToChange = (file: string): Entry[] => {
  try {
    return read(file);
  } catch (error) {
    const failure = failureOf(error);
    if (failure?.code !== 'storage' || failure.reason !== 'corrupt') throw error;
    renameSync(file, `${file}.damaged`);
    return [];
  }
};

/**
 * What the key store sealed, in one private file (0600). Fails `storage` `corrupt` or `io`. A damaged file is never overwritten: what is
 * kept anew stands in its place, and it beside that.
 */
export const createSealedFile = (file: string): SealedFile => {
  const others = (entries: Entry[], service: string, account: string) => entries.filter((entry) => entry.service !== service || entry.account !== account);
  return {
    get(service, account) {
      const found = read(file).find((entry) => entry.service === service && entry.account === account);
      return found === undefined ? null : Buffer.from(found.sealed, 'base64');
    },
    set(service, account, sealed) {
      write(file, [...others(readToChange(file), service, account), { service, account, sealed: sealed.toString('base64') }]);
    },
    remove(service, account) {
      const before = read(file);
      const after = others(before, service, account);
      if (after.length < before.length) write(file, after);
      return after.length < before.length;
    },
  };
};
