import path from 'node:path';
import { defaultDataFolder, prepareDataFolder } from '../adapters/data-folder.ts';
import { createLog } from '../adapters/log.ts';
import { createNoKeyStore } from '../adapters/no-key-store.ts';
import { createSurroundings } from '../adapters/surroundings.ts';
import { createPlainMachine } from '../adapters/plain-machine.ts';
import { programVersion } from '../adapters/program-version.ts';
import { createSystemChance } from '../adapters/system-chance.ts';
import { createSystemClock } from '../adapters/system-clock.ts';
import { parseCommandLine, WrongUse } from './command-line.ts';
import { runHeadless, withUsage } from './headless.ts';
import { interruption, writeTo } from './streams.ts';

// The command for plain Node, without a window and without the operating system's key store. Built to dist/main/maestro.js.
const root = path.resolve(import.meta.dirname, '..', '..');
const clock = createSystemClock();

const code = await withUsage(writeTo(process.stderr), async () => {
  const command = parseCommandLine(process.argv.slice(2));
  if (command.kind === 'open') throw new WrongUse('A command is missing.');
  return runHeadless(command, {
    out: writeTo(process.stdout),
    cwd: process.cwd(),
    stdin: () => process.stdin,
    clock,
    version: programVersion(root),
    interrupted: interruption,
    prepareData: (said) => prepareDataFolder(said ?? process.env['MIRROR_MAESTRO_DATA'] ?? defaultDataFolder()),
    async openApp(data) {
      // Not needed for a call that goes to a running application, nor to explain wrong use: scripts make many of them.
      const { createApp } = await import('../app.ts');
      const log = createLog(data, clock);
      const app = await createApp({ clock, chance: createSystemChance(clock.now), log, keyStore: createNoKeyStore(), ...createSurroundings(root, data), ...createPlainMachine() });
      return { app, log };
    },
  });
});
process.exit(code);
