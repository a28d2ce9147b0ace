import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';

/** Cut, copy and paste on the right button, where they can be done; Electron brings no such menu. */
export const addContextMenu = (window: BrowserWindow): void => {
  window.webContents.on('context-menu', (_event, { isEditable, editFlags, selectionText }) => {
    const copy: MenuItemConstructorOptions = { role: 'copy', enabled: editFlags.canCopy };
    const items: MenuItemConstructorOptions[] = isEditable
      ? [{ role: 'cut', enabled: editFlags.canCut }, copy, { role: 'paste', enabled: editFlags.canPaste }, { type: 'separator' }, { role: 'selectAll' }]
      : [copy];
    if (isEditable || selectionText !== '') Menu.buildFromTemplate(items).popup({ window });
  });
};
