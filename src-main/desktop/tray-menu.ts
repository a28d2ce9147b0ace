import type { MenuItemConstructorOptions } from 'electron';
import type { Background } from '../../src-preload/contract/models/background.ts';
import type { DesktopActions } from './actions.ts';
import { problemWords, stateWords } from './tray-words.ts';

const separator: MenuItemConstructorOptions = { type: 'separator' };

const problems = ({ state, problems: all }: Background, { open }: DesktopActions): MenuItemConstructorOptions[] =>
  state === 'locked' || all.length === 0 ? [] : [...all.map((problem) => ({ label: problemWords(problem), click: () => open(problem.place) })), separator];

const pauses = (actions: DesktopActions): MenuItemConstructorOptions => ({
  label: 'Pause',
  submenu: [
    { id: 'pause-hour', label: 'For 1 hour', click: () => actions.pause('hour') },
    { id: 'pause-tomorrow', label: 'Until tomorrow', click: () => actions.pause('tomorrow') },
    { id: 'pause', label: 'Until resumed', click: () => actions.pause('resumed') },
  ],
});

/** What can be done without the window: the same in the tray and in the application's menu. */
export const backgroundItems = (background: Background, actions: DesktopActions): MenuItemConstructorOptions[] => [
  { id: 'state', label: stateWords(background), enabled: false },
  separator,
  ...problems(background, actions),
  { id: 'sync', label: 'Sync now', enabled: background.state !== 'locked' && background.counts.mirrors > 0, click: () => actions.sync() },
  background.heldBy === 'person' ? { id: 'resume', label: 'Resume', click: () => actions.resume() } : pauses(actions),
  { id: 'lock', label: 'Lock', enabled: background.state !== 'locked', click: () => actions.lock() },
];

/** The Dock's menu: macOS itself puts the open windows before it and *Quit* behind. */
export const dockItems = (background: Background, actions: DesktopActions): MenuItemConstructorOptions[] => [
  { id: 'open', label: 'Open Mirror Maestro', click: () => actions.open(null) },
  separator,
  ...backgroundItems(background, actions),
];

/** The tray's menu, top to bottom. */
export const trayItems = (background: Background, actions: DesktopActions): MenuItemConstructorOptions[] => [
  ...dockItems(background, actions),
  separator,
  { id: 'quit', label: 'Quit', click: () => actions.quit() },
];
