import { existsSync, rmSync } from 'node:fs';
import { ensureMade } from './ensure-made.mjs';
import { inRoot, root } from './project.mjs';
import { messageOf, say, Trouble } from './trouble.mjs';

/** What the built application is made from, relative to the project. */
export const BUILD_INPUTS = ['src-main', 'src-preload', 'src-renderer', 'resources', 'electron.vite.config.ts', 'scripts/lib/licences.mjs', 'package.json', 'package-lock.json', 'tsconfig.base.json', 'tsconfig.json'];
const OUTPUTS = ['dist/main/index.js', 'dist/main/maestro.js', 'dist/preload/index.cjs', 'dist/renderer/index.html', 'dist/licences/main.json', 'dist/licences/preload.json', 'dist/licences/window.json'];

const STAMP = 'dist/built-from';

/** Builds the application into `dist/` unless what lies there was built from the same files. */
export const ensureBuilt = () => ensureMade({ inputs: BUILD_INPUTS, outputs: OUTPUTS, stamp: STAMP, make: build });

/** For whoever writes into `dist/` otherwise: the next command builds again. */
export const forgetBuild = () => rmSync(inRoot(STAMP), { force: true });

const build = async () => {
  const started = performance.now();
  say('Building the application …');
  const electronVite = await import('electron-vite');
  try {
    await electronVite.build({ root, logLevel: 'warn' });
  } catch (error) {
    throw new Trouble(`The build failed: ${messageOf(error)}`, '`npm run check` may say more.');
  }
  const missing = OUTPUTS.filter((file) => !existsSync(inRoot(file)));
  if (missing.length > 0) throw new Trouble(`The build left out ${missing.join(', ')}.`, 'Compare electron.vite.config.ts.');
  say(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
};
