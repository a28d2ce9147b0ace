import { rmSync } from 'node:fs';
import path from 'node:path';
import { app as electron, safeStorage } from 'electron';
import { defaultDataFolder, prepareDataFolder } from './adapters/data-folder.ts';
import { createLog } from './adapters/log.ts';
import { createSurroundings } from './adapters/surroundings.ts';
import { createPlainMachine } from './adapters/plain-machine.ts';
import { createSystemChance } from './adapters/system-chance.ts';
import { createSystemClock } from './adapters/system-clock.ts';
import { createApp } from './app.ts';
import { goWithoutWindow, keepFilesApart, keepFilesIn } from './desktop/before-ready.ts';
import { createSafeKeyStore } from './desktop/key-store/key-store.ts';
import { createKeyring } from './desktop/key-store/keyring.ts';
import { createSealedFile } from './desktop/key-store/sealed-file.ts';
import { createNetwork } from './desktop/network.ts';
import { createFilePicker } from './desktop/file-picker.ts';
import { createNotifier } from './desktop/notifier.ts';
import { ownArguments } from './desktop/own-arguments.ts';
import { createPower } from './desktop/power.ts';
import { showStartFailure } from './desktop/start-failure.ts';
import { createFolderViewer } from './desktop/folder-viewer.ts';
import { startDesktop } from './desktop/start.ts';
import { type Command, parseCommandLine } from './headless/command-line.ts';
import { runHeadless, withUsage } from './headless/headless.ts';
import { interruption, writeTo } from './headless/streams.ts';
import type { Log, Ports } from './ports.ts';
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

type Machine = Pick<Ports, 'power' | 'network' | 'notifier' | 'picker' | 'folders'>;

const createPorts = (data: string, log: Log, machine: Machine): Ports => {
  const file = createSealedFile(path.join(data, 'key-store.json'));
  const surroundings = createSurroundings(root, data);
  const answersAtOnce = createKeyring(surroundings.environment, clock);
  const keyStore = createSafeKeyStore({ storage: safeStorage, file, platform: process.platform, clock, answersAtOnce, ready: electron.whenReady() });
  return { clock, chance: createSystemChance(clock.now), log, keyStore, ...surroundings, ...machine };
};

const open = async (ports: Ports) => ({ app: await createApp(ports), log: ports.log });

/** Says why nothing starts, without leaving anything behind. */
const giveUp = async (error: unknown, data: string): Promise<void> => {
  const apart = keepFilesApart();
  await showStartFailure(failureOf(error), data);
  rmSync(apart, { recursive: true, force: true });
  electron.exit(1);
};

const openWindow = async ({ data: said, hidden, place }: Extract<Command, { kind: 'open' }>): Promise<void> => {
  let data: string;
  try {
    data = prepareData(said);
  } catch (error) {
    await giveUp(error, said ?? '');
    return;
  }
  const log = createLog(data, clock);
  const notifier = createNotifier(log);
  const ports = createPorts(data, log, { power: createPower(), network: createNetwork(clock), notifier, picker: createFilePicker(), folders: createFolderViewer() });
  const own = said === null ? [] : ['--data', data];
  await startDesktop({ root, data, hidden, place, own, clock, log, notifier, openApp: () => createApp(ports), damaged: () => damagedData(ports) });
};

/** The exit code of a command, or null while a window is open. */
const perform = async (): Promise<number | null> => {
  const command = parseCommandLine(ownArguments(process.argv, electron.isPackaged ? null : electron.getAppPath()));
  if (command.kind === 'open') {
    await openWindow(command);
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
    openApp: (data) => open(createPorts(data, createLog(data, clock), createPlainMachine())),
  });
};

void withUsage(writeTo(process.stderr), perform).then((code) => {
  if (code !== null) electron.exit(code);
});
