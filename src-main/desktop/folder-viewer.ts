import { existsSync } from 'node:fs';
import { shell } from 'electron';
import type { FolderViewer } from '../ports.ts';

/** The file manager of the desktop. Only the main process names what is shown. */
export const createFolderViewer = (): FolderViewer => ({
  // Its answer is empty, or says in the system's own words why nothing opened.
  show: async (folder) => (await shell.openPath(folder)) === '',
  showFile(file) {
    if (!existsSync(file)) return false;
    shell.showItemInFolder(file);
    return true;
  },
});
