import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { app, protocol } from 'electron';
import { asFileFailure } from '../rules/file-failure.ts';
import { APP_SCHEME } from './page-address.ts';

const makeFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw asFileFailure(error);
  }
};

/** Electron's own files (profile, caches, dumps) lie below the data folder: one data folder is one profile. Before `ready` only. Fails `storage`. */
export const keepFilesIn = (data: string): void => {
  const folder = path.join(data, 'electron');
  makeFolder(folder);
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);
  app.setPath('crashDumps', path.join(folder, 'dumps'));
};

/** For a start that has no data folder and only says why. Answers the folder, which is to be removed at the end. */
export const keepFilesApart = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mirror-maestro-'));
  keepFilesIn(folder);
  return folder;
};

/**
 * What Chromium keeps for advertisers' pages: two minutes after its start it would make a database of it in the data folder. What the
 * command line disables stays disabled.
 */
const disableUnused = (): void => {
  const asked = app.commandLine.getSwitchValue('disable-features');
  app.commandLine.appendSwitch('disable-features', asked === '' ? 'SharedStorageAPI' : `${asked},SharedStorageAPI`);
};

/**
 * What must be decided before Electron is ready. The sandbox for every process cannot be demanded where Chromium was told to go
 * without (as root it refuses to start otherwise); the window asks for its own in any case.
 */
export const prepareElectron = (): void => {
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  disableUnused();
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
};

const hasDisplay = (): boolean => process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) || app.commandLine.hasSwitch('ozone-platform');

/**
 * For a command without a window: no graphics process is started and no icon appears in the Dock. On a server without a display
 * Electron would end before it is ready, and which display it takes is decided before this code runs: there the command is started
 * once more for none, and its exit code is answered. Null where this process carries it out itself.
 */
export const goWithoutWindow = (): number | null => {
  app.disableHardwareAcceleration();
  app.dock?.hide();
  if (hasDisplay()) return null;
  const { status } = spawnSync(process.execPath, ['--ozone-platform=headless', ...process.argv.slice(1)], { stdio: 'inherit' });
  return status ?? 1;
};
