import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { FilePicker } from '../ports.ts';
import type { Grants } from './file-access.ts';

/** Asks the person for a file or folder in the system's dialog. Where there is none to ask, nothing is chosen. */
export const chooseFile = async ({ picker, grants }: { picker: FilePicker; grants: Grants }, input: ParsedInput<'files.choose'>): Promise<Returned<'files.choose'>> => {
  const file = await picker.choose(input);
  return file === null ? { grant: null, name: null } : { grant: grants.give(file), name: file.slice(-4096) };
};
