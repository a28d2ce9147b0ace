import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** The folder of package.json. */
export const root = path.resolve(import.meta.dirname, '../..');

/** @param {string[]} parts */
export const inRoot = (...parts) => path.join(root, ...parts);

/** @param {string} file @returns {any} the file's content; whoever calls looks at what it got */
export const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/**
 * Where downloads and compiled parts lie, outside of the tree, so that they outlive `npm ci` and serve every clone.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string} [home]
 */
export const cacheFolder = (env = process.env, home = homedir()) =>
  path.resolve(env['MIRROR_MAESTRO_CACHE'] || path.join(env['XDG_CACHE_HOME'] || path.join(home, '.cache'), 'mirror-maestro'));

/** Chromium's sandbox refuses to run as root, and only root may install system packages. */
export const isRoot = process.getuid?.() === 0;
