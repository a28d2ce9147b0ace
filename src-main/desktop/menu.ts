import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Background } from '../../src-preload/contract/models/background.ts';
import type { Place } from '../../src-preload/contract/models/place.ts';
import type { Log } from '../ports.ts';
import type { DesktopActions } from './actions.ts';
import { openInBrowser } from './open-in-browser.ts';
import { backgroundItems, dockItems } from './tray-menu.ts';

const HELP = 'https://docs.gitlab.com/user/project/repository/mirror/';

const view = (isPackaged: boolean): MenuItemConstructorOptions[] => [
  { role: 'resetZoom' },
  { role: 'zoomIn' },
  { role: 'zoomOut' },
  { type: 'separator' },
  { role: 'togglefullscreen' },
  ...(isPackaged ? [] : ([{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }] satisfies MenuItemConstructorOptions[])),
];

const helpPage = (page: string): Place => ({ screen: 'help', id: null, params: { page } });

/** The page answers F1 itself, with what belongs to its screen: here the key is only shown. */
const help = ({ open }: DesktopActions, isMac: boolean): MenuItemConstructorOptions[] => [
  { id: 'help', label: 'Mirror Maestro help', ...(isMac ? {} : { accelerator: 'F1', registerAccelerator: false }), click: () => open(helpPage('first-mirror')) },
  { id: 'help-broken', label: 'A mirror is broken', click: () => open(helpPage('broken-mirror')) },
  ...(isMac ? [] : [{ id: 'about', label: 'About Mirror Maestro', click: () => open(helpPage('about')) }]),
  { type: 'separator' },
];

type Deps = { isPackaged: boolean; log: Log; background: Background; actions: DesktopActions };

const template = ({ isPackaged, log, background, actions }: Deps, isMac: boolean): MenuItemConstructorOptions[] => [
  ...(isMac ? ([{ role: 'appMenu' }] satisfies MenuItemConstructorOptions[]) : []),
  { label: '&File', submenu: [isMac ? { role: 'close' } : { role: 'quit', accelerator: 'Ctrl+Q' }] },
  { role: 'editMenu' },
  { label: '&Background', submenu: backgroundItems(background, actions) },
  { label: '&View', submenu: view(isPackaged) },
  { role: 'windowMenu' },
  {
    role: 'help',
    submenu: [...help(actions, isMac), { label: 'GitLab mirroring documentation', click: () => openInBrowser(HELP, log) }],
  },
];

/** What the menu's own window about the program says. */
export const setAbout = (): void => app.setAboutPanelOptions({ applicationName: 'Mirror Maestro', applicationVersion: app.getVersion() });

/** The window's menu: what the system expects, and for a desktop without a tray what stands in that. On macOS the Dock's as well. */
export const setMenu = (deps: Deps): void => {
  app.dock?.setMenu(Menu.buildFromTemplate(dockItems(deps.background, deps.actions)));
  Menu.setApplicationMenu(Menu.buildFromTemplate(template(deps, process.platform === 'darwin')));
};
