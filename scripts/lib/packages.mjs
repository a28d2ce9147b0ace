import { existsSync } from 'node:fs';
import { inRoot, readJson, root } from './project.mjs';
import { run, toStderr } from './shell.mjs';
import { Trouble, say } from './trouble.mjs';

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} LockedPackage */

/**
 * Whether what npm recorded as installed is what the lock asks for. A package for another platform is optional and may be absent.
 * @param {Record<string, LockedPackage>} locked @param {Record<string, LockedPackage>} installed
 */
export const matchesLock = (locked, installed) =>
  Object.keys(installed).every((place) => place in locked) &&
  Object.entries(locked).every(([place, { version, optional, devOptional }]) => {
    if (place === '') return true;
    const present = installed[place];
    return present === undefined ? optional === true || devOptional === true : present.version === version;
  });

const areInstalled = () => {
  const record = inRoot('node_modules/.package-lock.json');
  return existsSync(record) && matchesLock(readJson(inRoot('package-lock.json')).packages, readJson(record).packages);
};

/** npm as this process was started by it, or the one on the PATH. @param {readonly string[]} args @param {{ cwd?: string, stdio?: import('node:child_process').StdioOptions }} [options] */
export const npm = (args, options = {}) => {
  const script = process.env['npm_execpath'];
  const ownScript = script !== undefined && /npm-cli\.c?js$/.test(script) ? script : null;
  const settings = { stdio: toStderr, env: { ...process.env, npm_config_update_notifier: 'false' }, ...options };
  return ownScript === null ? run('npm', args, { ...settings, shell: process.platform === 'win32' }) : run(process.execPath, [ownScript, ...args], settings);
};

/**
 * Puts the packages of the lock into node_modules unless they are there. Their install scripts do not run: what this project needs
 * of them (Electron's binary, SQLite's native part) the set-up does itself, with limits and on every npm the same way.
 */
export const ensurePackages = async () => {
  if (areInstalled()) return;
  say('Installing the packages of package-lock.json …');
  const { code } = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root });
  if (code !== 0) {
    throw new Trouble(`The packages could not be installed: npm ci ended with code ${code}, its own lines are above.`, 'Check the network and npm’s registry and proxy settings, then run `npm run setup` again.');
  }
};
