import { BrowserWindow, dialog, type FileFilter } from 'electron';
import type { FilePicker } from '../ports.ts';

const filtersOf = (extensions: readonly string[]): FileFilter[] => (extensions.length === 0 ? [] : [{ name: extensions.map((extension) => `.${extension}`).join(', '), extensions: [...extensions] }]);

/** The system's dialogs, before the window that has the keyboard. Without a window nobody is asked. */
export const createFilePicker = (): FilePicker => ({
  async choose({ as, suggestedName, extensions }) {
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    if (window === undefined) return null;
    const filters = filtersOf(extensions);
    if (as === 'save') {
      const { filePath, canceled } = await dialog.showSaveDialog(window, { defaultPath: suggestedName, filters, properties: ['showOverwriteConfirmation', 'createDirectory'] });
      return canceled || filePath === '' ? null : filePath;
    }
    const { filePaths } = await dialog.showOpenDialog(window, { filters, properties: as === 'folder' ? ['openDirectory', 'createDirectory'] : ['openFile'] });
    return filePaths[0] ?? null;
  },
});
