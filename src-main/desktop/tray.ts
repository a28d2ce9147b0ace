import { Menu, nativeTheme, Tray } from 'electron';
import type { Background } from '../../src-preload/contract/models/background.ts';
import type { DesktopActions } from './actions.ts';
import { trayIconFile } from './tray-icon.ts';
import { trayItems } from './tray-menu.ts';
import { tooltip } from './tray-words.ts';

export type DesktopTray = { show(background: Background): void; close(): void };

/** The icon in the system's tray. A desktop without a tray shows none; its menu is then the application's own. */
export const createTray = (root: string, first: Background, actions: DesktopActions): DesktopTray => {
  let latest = first;
  const icon = (): string => trayIconFile(root, latest.state, { platform: process.platform, isDark: nativeTheme.shouldUseDarkColors });
  const tray = new Tray(icon());
  const paint = (): void => tray.setImage(icon());
  const show = (background: Background): void => {
    if (background.state !== latest.state) {
      latest = background;
      paint();
    }
    latest = background;
    tray.setToolTip(tooltip(background));
    tray.setContextMenu(Menu.buildFromTemplate(trayItems(background, actions)));
  };
  // On macOS a click opens the menu.
  if (process.platform !== 'darwin') tray.on('click', () => actions.open(null));
  nativeTheme.on('updated', paint);
  show(first);
  return {
    show,
    close() {
      nativeTheme.off('updated', paint);
      tray.destroy();
    },
  };
};
