import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, inRoot, isRoot, readJson } from './project.mjs';
import { run } from './shell.mjs';
import { substitute } from './substitute-runtime.mjs';
import { Trouble, say } from './trouble.mjs';

/** @typedef {{ kind: 'stock' | 'substitute', version: string, folder: string, executable: string, reason: string | null }} Electron */

const PROBE_LIMIT_MS = 15_000;
const DOWNLOAD_LIMIT_MS = 10 * 60_000;

const packageFolder = inRoot('node_modules/electron');
const wantedVersion = () => /** @type {string} */ (readJson(path.join(packageFolder, 'package.json')).version);

/** A refusal is remembered, so that a machine that cannot download does not try again at every start. @param {string} version */
const refusalFile = (version) => path.join(cacheFolder(), `electron-${version}-refused.json`);

/** @returns {Electron | null} Electron's own binary where it lies in node_modules */
const installedStock = () => {
  const version = wantedVersion();
  const folder = path.join(packageFolder, 'dist');
  const [versionFile, pathFile] = [path.join(folder, 'version'), path.join(packageFolder, 'path.txt')];
  if (!existsSync(versionFile) || !existsSync(pathFile)) return null;
  if (readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') !== version) return null;
  const executable = path.join(folder, readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? { kind: 'stock', version, folder, executable, reason: null } : null;
};

/** @param {string} reason @returns {Electron} */
const substituteFor = (reason) => ({ kind: 'substitute', version: substitute.version, folder: substitute.folder(), executable: substitute.executable(), reason });

/**
 * Which Electron this machine uses: its own binary where it is there or can be downloaded, else the pinned runtime of the npm
 * registry. The answer is remembered; `again` asks anew. Nothing but the decision (and a download of Electron itself) happens here.
 * @param {{ again?: boolean }} [options] @returns {Promise<Electron>}
 */
export const chooseElectron = async ({ again = false } = {}) => {
  const stock = installedStock();
  if (stock !== null) return stock;
  const version = wantedVersion();
  const refusal = refusalFile(version);
  if (again) rmSync(refusal, { force: true });
  if (substitute.suitsThisMachine && existsSync(refusal)) return substituteFor(String(readJson(refusal).reason));
  const reason = await download(version);
  const downloaded = installedStock();
  if (reason === null && downloaded !== null) return downloaded;
  const cause = reason ?? 'its installer left no binary';
  if (!substitute.suitsThisMachine) {
    throw new Trouble(`Electron ${version} could not be downloaded: ${cause}.`, 'Check the network, or set ELECTRON_MIRROR to a mirror of its releases, then run `npm run setup` again.');
  }
  mkdirSync(path.dirname(refusal), { recursive: true });
  writeFileSync(refusal, JSON.stringify({ reason: cause }));
  return substituteFor(cause);
};

/** Says in one line that another Electron runs than the one that is shipped. @param {Electron} electron */
export const announce = (electron) => {
  if (electron.kind === 'stock') return;
  say(`Electron ${wantedVersion()} could not be downloaded (${electron.reason}): this machine develops and tests with the pinned ${electron.version} runtime. \`npm run setup -- --again\` tries again.`);
};

/** @param {string} version @returns {Promise<string | null>} why not */
const download = async (version) => {
  const unreachable = await probe(version);
  if (unreachable !== null) return unreachable;
  say(`Downloading Electron ${version} …`);
  const { code, stderr } = await run(process.execPath, [path.join(packageFolder, 'install.js')], { limitMs: DOWNLOAD_LIMIT_MS });
  return code === 0 ? null : (stderr.split('\n').find((line) => line.trim() !== '')?.trim() ?? `its installer ended with code ${code}`);
};

/**
 * A network that drops packets would let the installer hang for minutes. With a mirror or a proxy set only the installer knows the
 * way, and no probe is made. @param {string} version @returns {Promise<string | null>} why it cannot be reached
 */
const probe = async (version) => {
  const redirected = ['ELECTRON_MIRROR', 'npm_config_electron_mirror', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY'];
  if (redirected.some((name) => process.env[name])) return null;
  const address = `https://github.com/electron/electron/releases/download/v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
  try {
    const { ok, status } = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_LIMIT_MS) });
    return ok ? null : `github.com answered ${status}`;
  } catch (error) {
    return `github.com cannot be reached: ${codeOf(error)}`;
  }
};

/** @param {unknown} error */
const codeOf = (error) => {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
};

/** What a process needs to find this Electron, whichever tool starts it. @param {Electron} electron @returns {NodeJS.ProcessEnv} */
export const electronEnv = ({ kind, folder, executable }) => ({
  ...process.env,
  ELECTRON_EXEC_PATH: executable,
  ...(kind === 'substitute' ? { ELECTRON_OVERRIDE_DIST_PATH: folder } : {}),
});

/** Chromium's sandbox does not start as root. */
export const sandboxArguments = () => (isRoot ? ['--no-sandbox'] : []);
