import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { FolderViewer } from '../ports.ts';
import type { FileAccess } from './file-access.ts';

/** Shows a file in the system's own file manager. `shown` is false where there is none to show it. Fails as a file's name does. */
export const showInFolder = ({ folders, files }: { folders: FolderViewer; files: FileAccess }, { file }: ParsedInput<'files.showInFolder'>): Returned<'files.showInFolder'> => {
  const name = files.resolve(file);
  const shown = folders.showFile(name);
  // It stays good: the person may want to see the file again.
  files.giveBack(file, name);
  return { shown };
};
