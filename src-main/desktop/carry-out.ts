import { app as electron } from 'electron';
import { createLog } from '../adapters/log.ts';
import { createPlainMachine } from '../adapters/plain-machine.ts';
import { createApp } from '../app.ts';
import { parseCommandLine, WrongUse } from '../headless/command-line.ts';
import { runHeadless, withUsage } from '../headless/headless.ts';
import { interruption, writeTo } from '../headless/streams.ts';
import type { Clock } from '../ports.ts';
import { goWithoutWindow } from './before-ready.ts';
import { createElectronPorts } from './electron-ports.ts';
import { prepareProfile } from './prepare-profile.ts';

const perform = async (words: readonly string[], { root, clock }: { root: string; clock: Clock }): Promise<number> => {
  const command = parseCommandLine(words);
  if (command.kind === 'open') throw new WrongUse('A command is missing.');
  const code = goWithoutWindow();
  if (code !== null) return code;
  return runHeadless(command, {
    out: writeTo(process.stdout),
    cwd: process.cwd(),
    stdin: () => process.stdin,
    clock,
    version: electron.getVersion(),
    interrupted: interruption,
    prepareData: prepareProfile,
    async openApp(data) {
      const log = createLog(data, clock);
      return { app: await createApp(createElectronPorts({ root, data, clock, log }, createPlainMachine())), log };
    },
  });
};

/** Carries out one command in an Electron process without a window, and ends the process with its code. Begin before Electron is `ready`. */
export const carryOut = async (words: readonly string[], place: { root: string; clock: Clock }): Promise<void> => {
  electron.exit(await withUsage(writeTo(process.stderr), () => perform(words, place)));
};
