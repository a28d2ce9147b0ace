import { rmSync } from 'node:fs';
import path from 'node:path';
import { app as electron } from 'electron';
import { createLog } from './adapters/log.ts';
import { createSystemClock } from './adapters/system-clock.ts';
import { keepFilesApart } from './desktop/before-ready.ts';
import { prepareProfile } from './desktop/prepare-profile.ts';
import { ownArguments } from './desktop/own-arguments.ts';
import { showStartFailure } from './desktop/start-failure.ts';
import { startDesktop } from './desktop/start.ts';
import { type Command, parseCommandLine, WrongUse } from './headless/command-line.ts';
import { failureOf } from './rules/app-error.ts';

// The Electron entry: reads the arguments, then opens the window or carries out one command without it. Electron begins its own start
// only when this module and what it imports have ended: so what the window does not need at once is loaded later, and Electron's `ready`
// is never awaited at the top level.
const root = path.resolve(import.meta.dirname, '..', '..');
const clock = createSystemClock();
const words = ownArguments(process.argv, electron.isPackaged ? null : electron.getAppPath());

type OpenCommand = Extract<Command, { kind: 'open' }>;

/** Null for everything but the window; a wrong use is explained where commands are carried out. */
const readOpenCommand = (): OpenCommand | null => {
  try {
    const command = parseCommandLine(words);
    return command.kind === 'open' ? command : null;
  } catch (error) {
    if (error instanceof WrongUse) return null;
    throw error;
  }
};

/** Says why nothing starts, without leaving anything behind. */
const giveUp = async (error: unknown, data: string): Promise<void> => {
  const apart = keepFilesApart();
  await showStartFailure(failureOf(error), data);
  rmSync(apart, { recursive: true, force: true });
  electron.exit(1);
};

const openWindow = async ({ data: said, hidden, place }: OpenCommand): Promise<void> => {
  let data: string;
  try {
    data = prepareProfile(said);
  } catch (error) {
    await giveUp(error, said ?? '');
    return;
  }
  const log = createLog(data, clock);
  const own = said === null ? [] : ['--data', data];
  await startDesktop({
    root, data, hidden, place, clock, log,
    async openProgram(windows) {
      const { openProgram } = await import('./desktop/open-program.ts');
      return openProgram({ root, data, own, clock, log, windows });
    },
  });
};

const command = readOpenCommand();
if (command !== null) void openWindow(command);
else {
  // Loaded before this module ends: the data folder is named to Electron before it is ready.
  const { carryOut } = await import('./desktop/carry-out.ts');
  void carryOut(words, { root, clock });
}
