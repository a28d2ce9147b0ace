import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BUILD_INPUTS, ensureBuilt } from '../build.mjs';
import { ensureMade } from '../ensure-made.mjs';
import { inRoot, readJson, root } from '../project.mjs';
import { runHere } from '../shell.mjs';
import { Trouble } from '../trouble.mjs';

/** @typedef {import('../electron.mjs').Electron} Electron */

const PROGRAM = 'out/linux-unpacked/mirror-maestro';
const FOLDER_STAMP = 'out/packaged-from';

/** On Linux our own stand in for tools that electron-builder would download. */
const OWN_TOOLS = { CUSTOM_FPM_PATH: inRoot('scripts/lib/package/fpm-for-deb.mjs'), ELECTRON_BUILDER_7ZIP_PATH: inRoot('scripts/lib/package/seven-zip-for-gzip.mjs') };

/**
 * Builds packages of these formats from what is built in `dist/` into `out/`, on the Electron that this machine has.
 * @param {Electron} electron @param {string[]} formats @returns {Promise<string[]>} the files
 */
export const packageAs = async (electron, formats) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mirror-maestro-package-'));
  const answer = path.join(folder, 'files.json');
  const request = { formats, projectDir: root, config: { electronVersion: electron.version, electronDist: electron.folder }, publish: 'never' };
  try {
    await runHere(process.execPath, [inRoot('scripts/lib/package/run-builder.mjs'), JSON.stringify(request), answer], { cwd: root, env: { ...process.env, ...(process.platform === 'linux' ? OWN_TOOLS : {}) } });
    if (!existsSync(answer)) throw new Trouble('The package could not be built.', 'The lines above say why.');
    return readJson(answer);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The packaged program in a folder, for the tests: built on Linux only, and only where what went into it has changed. @param {Electron} electron */
export const ensurePackaged = async (electron) => {
  if (process.platform !== 'linux') return;
  // Before the step that packages: both hold the same lock.
  await ensureBuilt();
  await ensureMade({
    inputs: [...BUILD_INPUTS, 'electron-builder.yml', 'scripts/lib/package'],
    outputs: [PROGRAM],
    stamp: FOLDER_STAMP,
    make: async () => void (await packageAs(electron, ['dir'])),
  });
};
