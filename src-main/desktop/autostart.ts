import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { app as electron } from 'electron';
import { Settings } from '../../src-preload/contract/models/settings.ts';
import { replaceFile } from '../adapters/replace-file.ts';
import type { App } from '../app.ts';
import type { Log } from '../ports.ts';
import { autostartEntry, autostartFile } from './autostart-entry.ts';

const Wanted = Settings.pick({ startAtLogin: true, startHidden: true });
type Wanted = { startAtLogin: boolean; startHidden: boolean };

/** How this program is started: an AppImage by its file, from source with its folder. */
const program = (): string[] => {
  const image = process.env['APPIMAGE'];
  if (image !== undefined && image !== '') return [image];
  return electron.isPackaged ? [process.execPath] : [process.execPath, electron.getAppPath()];
};

const applyOnLinux = ({ startAtLogin }: Wanted, args: readonly string[]): void => {
  const file = autostartFile(process.env, electron.getPath('home'));
  if (!startAtLogin) return rmSync(file, { force: true });
  mkdirSync(path.dirname(file), { recursive: true });
  replaceFile(file, autostartEntry([...program(), ...args]));
};

const apply = (wanted: Wanted, own: readonly string[]): void => {
  const args = [...own, ...(wanted.startHidden ? ['--hidden'] : [])];
  if (process.platform === 'linux') applyOnLinux(wanted, args);
  else electron.setLoginItemSettings({ openAtLogin: wanted.startAtLogin, args });
};

/**
 * Start at login, as the settings say. Only a change of them changes anything, so that a second data folder on its usual settings does not
 * take it from the first. `own` are the arguments that this start was given.
 */
export const followAutostart = async (app: App, own: readonly string[], log: Log): Promise<void> => {
  const read = async (): Promise<Wanted | null> => {
    const reply = await app.call('settings.get', {});
    const wanted = Wanted.safeParse(reply.ok ? reply.value : null);
    return wanted.success ? wanted.data : null;
  };
  let known = JSON.stringify(await read());
  const follow = async (): Promise<void> => {
    const wanted = await read();
    if (wanted === null || JSON.stringify(wanted) === known) return;
    known = JSON.stringify(wanted);
    try {
      apply(wanted, own);
    } catch {
      log.warn('autostart.not_changed');
    }
  };
  app.on('changed', ({ topics }) => {
    if (topics.includes('settings')) void follow();
  });
};
