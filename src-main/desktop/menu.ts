import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Log } from '../ports.ts';
import { openInBrowser } from './open-in-browser.ts';

const HELP = 'https://docs.gitlab.com/user/project/repository/mirror/';

const view = (isPackaged: boolean): MenuItemConstructorOptions[] => [
  { role: 'resetZoom' },
  { role: 'zoomIn' },
  { role: 'zoomOut' },
  { type: 'separator' },
  { role: 'togglefullscreen' },
  ...(isPackaged ? [] : ([{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }] satisfies MenuItemConstructorOptions[])),
];

type Deps = { isPackaged: boolean; log: Log };

const template = ({ isPackaged, log }: Deps, isMac: boolean): MenuItemConstructorOptions[] => [
  ...(isMac ? ([{ role: 'appMenu' }] satisfies MenuItemConstructorOptions[]) : []),
  { label: '&File', submenu: [isMac ? { role: 'close' } : { role: 'quit', accelerator: 'Ctrl+Q' }] },
  { role: 'editMenu' },
  { label: '&View', submenu: view(isPackaged) },
  { role: 'windowMenu' },
  {
    role: 'help',
    submenu: [{ label: 'GitLab mirroring documentation', click: () => openInBrowser(HELP, log) }, ...(isMac ? [] : ([{ role: 'about' }] satisfies MenuItemConstructorOptions[]))],
  },
];

/** The window's menu: what the system expects, and nothing that the screens have themselves. */
export const setMenu = (deps: Deps): void => {
  app.setAboutPanelOptions({ applicationName: 'Mirror Maestro', applicationVersion: app.getVersion() });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template(deps, process.platform === 'darwin')));
};
