import { announce, chooseElectron } from './electron.mjs';
import { withLock } from './lock.mjs';
import { ensurePackages } from './packages.mjs';
import { inRoot } from './project.mjs';
import { dropOwnBuild, ensureOwnBuild, mustCompile, needsOwnBuild } from './sqlite/native.mjs';
import { substitute } from './substitute-runtime.mjs';
import { ensureSystemPackages } from './system-packages.mjs';
import { Trouble } from './trouble.mjs';

/** @typedef {import('./electron.mjs').Electron} Electron */

const OLDEST_NODE = [20, 19];

/** @param {string} version @param {readonly number[]} [oldest] */
export const isNodeNewEnough = (version, oldest = OLDEST_NODE) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest;
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
};

const requireNode = () => {
  if (isNodeNewEnough(process.versions.node)) return;
  throw new Trouble(`Node ${process.versions.node} is too old: this project needs ${OLDEST_NODE.join('.')} or newer.`, 'Install a newer Node from your distribution or nodejs.org.');
};

const ownNodeApi = Number(process.versions['napi']);

/** @param {Electron | null} electron @returns what SQLite's native part must run in */
const nodeApis = (electron) => (electron?.kind === 'substitute' ? [ownNodeApi, 9] : [ownNodeApi]);

/** @param {Electron | null} electron */
const ensureSqlite = async (electron) => {
  // A build that Electron's runtime needs also serves Node, so a command without a window leaves it where it is.
  if (needsOwnBuild(nodeApis(electron))) await ensureOwnBuild();
  else if (electron !== null) dropOwnBuild();
};

/**
 * What the command line needs: packages, and SQLite for this Node. Looks at what is there and does what is missing; when nothing
 * is, it takes a few milliseconds.
 */
export const ensureHeadless = () => locked(async () => {
  await ensurePackages();
  if (needsOwnBuild([ownNodeApi]) && mustCompile()) await ensureSystemPackages(['compile']);
  await ensureSqlite(null);
});

/**
 * What the window needs, and for `tests` a virtual display besides.
 * @param {'window' | 'tests'} purpose @param {{ again?: boolean }} [options] @returns {Promise<{ electron: Electron }>}
 */
export const ensureSetUp = (purpose, options) => locked(async () => {
  await ensurePackages();
  const electron = await chooseElectron(options);
  announce(electron);
  const makesRuntime = electron.kind === 'substitute' && !substitute.isReady();
  await ensureSystemPackages([
    'window',
    ...(purpose === 'tests' ? /** @type {const} */ (['tests']) : []),
    ...(makesRuntime ? /** @type {const} */ (['unpack']) : []),
    ...(needsOwnBuild(nodeApis(electron)) && mustCompile() ? /** @type {const} */ (['compile']) : []),
  ]);
  // The one waits for the network, the other for the processor.
  await Promise.all([makesRuntime ? substitute.make() : undefined, ensureSqlite(electron)]);
  return { electron };
});

/** @template T @param {() => Promise<T>} work */
const locked = async (work) => {
  requireNode();
  return withLock(inRoot('.cache/set-up.lock'), work);
};
