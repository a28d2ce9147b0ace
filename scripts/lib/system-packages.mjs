import { existsSync, readFileSync } from 'node:fs';
import { isRoot } from './project.mjs';
import { hasCommand, run, toStderr } from './shell.mjs';
import { Trouble, say } from './trouble.mjs';

/**
 * @typedef {'window' | 'tests' | 'unpack' | 'compile'} Need
 * @typedef {{ need: Need, package: string, renamedFor64BitTime?: true } & ({ library: string } | { command: string })} SystemPackage
 */

/** Debian's names. Everything else that Electron loads comes with these. @type {readonly SystemPackage[]} */
const TABLE = [
  { need: 'window', package: 'libgtk-3-0', renamedFor64BitTime: true, library: 'libgtk-3.so.0' },
  { need: 'window', package: 'libnss3', library: 'libnss3.so' },
  { need: 'window', package: 'libgbm1', library: 'libgbm.so.1' },
  { need: 'window', package: 'libasound2', renamedFor64BitTime: true, library: 'libasound.so.2' },
  { need: 'tests', package: 'xvfb', command: 'Xvfb' },
  { need: 'tests', package: 'openssl', command: 'openssl' },
  { need: 'tests', package: 'dbus', command: 'dbus-daemon' },
  { need: 'tests', package: 'libnotify4', library: 'libnotify.so.4' },
  { need: 'tests', package: 'libsecret-1-0', library: 'libsecret-1.so.0' },
  { need: 'tests', package: 'gnome-keyring', command: 'gnome-keyring-daemon' },
  { need: 'unpack', package: 'unzip', command: 'unzip' },
  { need: 'compile', package: 'g++', command: 'g++' },
];

/** Releases whose libraries still carry the names from before the move to 64-bit time. */
const PLAIN_NAMES = new Set(['buster', 'bullseye', 'bookworm', 'bionic', 'focal', 'jammy']);

/** @param {string} osRelease the text of /etc/os-release */
export const has64BitTimeNames = (osRelease) => {
  const fields = new Map(osRelease.split('\n').map((line) => /** @type {const} */ ([line.split('=')[0] ?? '', line.slice(line.indexOf('=') + 1).replaceAll('"', '').trim()])));
  const release = fields.get('UBUNTU_CODENAME') ?? fields.get('DEBIAN_CODENAME') ?? fields.get('VERSION_CODENAME') ?? '';
  return !PLAIN_NAMES.has(release);
};

/**
 * The entries of the table that are needed and not there.
 * @param {readonly Need[]} needs
 * @param {{ hasLibrary: (name: string) => boolean, hasCommand: (name: string) => boolean }} machine
 */
export const missingOf = (needs, machine) =>
  TABLE.filter((entry) => needs.includes(entry.need)).filter((entry) => !('library' in entry ? machine.hasLibrary(entry.library) : machine.hasCommand(entry.command)));

/** @param {readonly SystemPackage[]} missing @param {string} osRelease */
export const packageNames = (missing, osRelease) => missing.map((entry) => (entry.renamedFor64BitTime === true && has64BitTimeNames(osRelease) ? `${entry.package}t64` : entry.package));

/** @param {readonly SystemPackage[]} missing */
const whatTheyAre = (missing) => missing.map((entry) => ('library' in entry ? entry.library : entry.command)).join(', ');

const lookAtMachine = async () => {
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((file) => existsSync(file)) ?? 'ldconfig';
  const { stdout } = await run(ldconfig, ['-p']);
  const libraries = new Set(stdout.split('\n').map((line) => line.trim().split(' ')[0]));
  return { hasLibrary: /** @param {string} name */ (name) => libraries.has(name), hasCommand };
};

/**
 * Sees to what Debian's packages must bring on Linux: installs them where this process may, else fails with the line that does.
 * @param {readonly Need[]} needs
 */
export const ensureSystemPackages = async (needs) => {
  if (process.platform !== 'linux' || needs.length === 0) return;
  const missing = missingOf(needs, await lookAtMachine());
  if (missing.length === 0) return;
  if (!hasCommand('apt-get')) {
    throw new Trouble(`This system lacks ${whatTheyAre(missing)}.`, 'Install the packages of your distribution that bring them, then run the command again.');
  }
  const names = packageNames(missing, existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '');
  if (!isRoot) throw new Trouble('System packages are missing. Run this line, then the command again:', `sudo apt-get install -y --no-install-recommends ${names.join(' ')}`);
  await install(names);
  const left = missingOf(needs, await lookAtMachine());
  if (left.length > 0) throw new Trouble(`apt-get reported no failure, yet ${whatTheyAre(left)} cannot be found.`, 'Look at the lines of apt-get above.');
};

/** @param {readonly string[]} names */
const install = async (names) => {
  say(`Installing system packages: ${names.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // An update that fails for one of several sources may still have brought what is needed: the install decides.
  await run('apt-get', ['update', '-qq'], { env, stdio: toStderr });
  const { code } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env, stdio: toStderr });
  if (code !== 0) throw new Trouble(`apt-get install ended with code ${code}; its own lines are above.`, `Mend that, or install them by hand: apt-get install -y --no-install-recommends ${names.join(' ')}`);
};
