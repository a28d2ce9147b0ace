import path from 'node:path';
import type { FileRef } from '../../src-preload/contract/models/file.ts';
import type { Chance } from '../ports.ts';
import { AppError } from '../rules/app-error.ts';

const MOST_GRANTS = 20;

/** Files that the person chose in the system's dialog, by a word that is good for one call that ends well. The oldest make room for new ones. */
export const createGrants = ({ chance }: { chance: Pick<Chance, 'uid'> }) => {
  const granted = new Map<string, string>();
  const keep = (grant: string, file: string): void => {
    granted.set(grant, file);
    const [oldest] = granted.keys();
    if (granted.size > MOST_GRANTS && oldest !== undefined) granted.delete(oldest);
  };
  return {
    give(file: string): string {
      const grant = chance.uid();
      keep(grant, file);
      return grant;
    },
    /** Makes a grant that was taken good again. */
    giveBack: keep,
    take(grant: string): string | null {
      const file = granted.get(grant) ?? null;
      granted.delete(grant);
      return file;
    },
  };
};

export type Grants = ReturnType<typeof createGrants>;

/** How one way in names files: the window only by grants, so that a page gone wrong cannot name a path; a program by absolute paths too. */
export type FileAccess = {
  /** The absolute path. Fails `not_allowed` `file_not_chosen`, or `invalid_input` for a path that is not absolute. */
  resolve(ref: FileRef): string;
  /** The same reference is good once more. */
  giveBack(ref: FileRef, file: string): void;
};

/** Does something with a file; where that fails, as with a mistyped passphrase, the person need not choose the file again. */
export const withFile = async <T>(files: FileAccess, ref: FileRef, work: (file: string) => Promise<T>): Promise<T> => {
  const file = files.resolve(ref);
  try {
    return await work(file);
  } catch (error) {
    files.giveBack(ref, file);
    throw error;
  }
};

export const createFileAccess = (grants: Grants, as: 'window' | 'program'): FileAccess => ({
  resolve(ref) {
    if ('grant' in ref) {
      const file = grants.take(ref.grant);
      if (file === null) throw new AppError({ code: 'not_allowed', reason: 'file_not_chosen' });
      return file;
    }
    if (as === 'window') throw new AppError({ code: 'not_allowed', reason: 'file_not_chosen' });
    if (!path.isAbsolute(ref.path) || ref.path.includes('\0')) throw new AppError({ code: 'invalid_input', field: 'file.path', rule: 'absolute' });
    return path.normalize(ref.path);
  },
  giveBack(ref, file) {
    if ('grant' in ref) grants.giveBack(ref.grant, file);
  },
});
