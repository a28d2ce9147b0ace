import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Trouble, say } from './trouble.mjs';

const POLL_MS = 25;
const SAY_AFTER_MS = 1000;
const LIMIT_MS = 15 * 60_000;

/**
 * Does `work` while no other process holds the same lock: several commands started at once must not install or build over each
 * other. A lock whose process is gone is taken over.
 * @template T @param {string} file @param {() => Promise<T>} work @returns {Promise<T>}
 */
export const withLock = async (file, work) => {
  mkdirSync(path.dirname(file), { recursive: true });
  for (let waited = 0; !take(file); waited += POLL_MS) {
    if (waited === SAY_AFTER_MS) say('Waiting for another command of this project to finish its set-up …');
    if (waited >= LIMIT_MS) throw new Trouble(`Another command has held ${file} for ${LIMIT_MS / 60_000} minutes.`, 'End it, or remove that file.');
    await wait(POLL_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
};

/** @param {string} file */
const take = (file) => {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    if (holderLives(file)) return false;
    rmSync(file, { force: true });
    return false;
  }
};

/** @param {string} file */
const holderLives = (file) => {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    // Between creating the file and writing the number into it, it is empty: somebody is just taking it.
    return pid === 0 || process.kill(pid, 0);
  } catch (error) {
    return !isCode(error, 'ESRCH');
  }
};

/** @param {unknown} error @param {string} code */
const isCode = (error, code) => error instanceof Error && 'code' in error && error.code === code;
