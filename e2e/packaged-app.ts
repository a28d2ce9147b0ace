import { existsSync } from 'node:fs';
import path from 'node:path';
import { SANDBOX } from './debugging-port.ts';
import { type JoinedApp, joinProgram } from './joined-app.ts';

const PACKAGED = path.resolve(import.meta.dirname, '..', 'out', 'linux-unpacked');

/** The packaged program, what it must be told here, and the archive with everything of ours. */
export const packaged = {
  program: path.join(PACKAGED, 'mirror-maestro'),
  needed: SANDBOX,
  archive: path.join(PACKAGED, 'resources', 'app.asar'),
};

/** Starts the packaged program on a data folder. It takes no debugger of the main process, as it should. */
export const launchPackaged = (data: string, env: Readonly<Record<string, string>> = {}): Promise<JoinedApp> => {
  if (!existsSync(packaged.program)) throw new Error('nothing is packaged: run `npm run package`');
  return joinProgram(packaged.program, ['--data', data], env);
};
