import path from 'node:path';
import { app as electron, safeStorage } from 'electron';
import { defaultDataFolder, prepareDataFolder } from './adapters/data-folder.ts';
import { createLog } from './adapters/log.ts';
import { createPaths } from './adapters/paths.ts';
import { createSystemChance } from './adapters/system-chance.ts';
import { createSystemClock } from './adapters/system-clock.ts';
import { createApp } from './app.ts';
import { goWithoutWindow, keepFilesIn } from './desktop/before-ready.ts';
import { createSafeKeyStore } from './desktop/key-store/key-store.ts';
import { createSealedFile } from './desktop/key-store/sealed-file.ts';
import { ownArguments } from './desktop/own-arguments.ts';
import { showStartFailure } from './desktop/start-failure.ts';
import { startDesktop } from './desktop/start.ts';
import { parseCommandLine } from './headless/command-line.ts';
import { runHeadless, withUsage } from './headless/headless.ts';
import { interruption, writeTo } from './headless/streams.ts';
import type { Ports } from './ports.ts';
import { failureOf } from './rules/app-error.ts';
import { damagedData } from './store/open-data.ts';

// The Electron entry: reads the arguments, then opens the window or carries out one command without it. Electron's `ready` is never
// awaited at the top level: it comes only after this module has ended.
const root = path.resolve(import.meta.dirname, '..', '..');
const clock = createSystemClock();

/** Makes the data folder and puts Electron's own files below it, which works only before `ready`. */
const prepareData = (said: string | null): string => {
  const data = prepareDataFolder(said ?? process.env['MIRROR_MAESTRO_DATA'] ?? defaultDataFolder());
  keepFilesIn(data);
  return data;
};

const createPorts = (data: string): Ports => {
  const file = createSealedFile(path.join(data, 'key-store.json'));
  const keyStore = createSafeKeyStore({ storage: safeStorage, file, platform: process.platform, clock, ready: electron.whenReady() });
  return { clock, chance: createSystemChance(clock.now), log: createLog(data, clock), keyStore, paths: createPaths(root, data) };
};

const open = async (ports: Ports) => ({ app: await createApp(ports), log: ports.log });

const openWindow = async (said: string | null): Promise<void> => {
  let data: string;
  try {
    data = prepareData(said);
  } catch (error) {
    showStartFailure(failureOf(error), said ?? '');
    electron.exit(1);
    return;
  }
  const ports = createPorts(data);
  await startDesktop({ root, data, clock, log: ports.log, openApp: () => createApp(ports), damaged: () => damagedData(ports) });
};

/** The exit code of a command, or null while a window is open. */
const perform = async (): Promise<number | null> => {
  const command = parseCommandLine(ownArguments(process.argv, electron.isPackaged ? null : electron.getAppPath()));
  if (command.kind === 'open') {
    await openWindow(command.data);
    return null;
  }
  const code = goWithoutWindow();
  if (code !== null) return code;
  return runHeadless(command, {
    out: writeTo(process.stdout),
    cwd: process.cwd(),
    stdin: () => process.stdin,
    clock,
    version: electron.getVersion(),
    interrupted: interruption,
    prepareData,
    openApp: (data) => open(createPorts(data)),
  });
};

void withUsage(writeTo(process.stderr), perform).then((code) => {
  if (code !== null) electron.exit(code);
});
