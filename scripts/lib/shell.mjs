import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {{ code: number, stdout: string, stderr: string }} Outcome
 * @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, limitMs?: number, stdio?: import('node:child_process').StdioOptions, shell?: boolean }} RunOptions
 */

/**
 * Runs a program to its end and never rejects for its exit code. What is piped (the default: both outputs) is in the outcome; a
 * program that cannot be started answers 127, one that was stopped by a signal or by `limitMs` answers 128.
 * @param {string} command @param {readonly string[]} args @param {RunOptions} [options] @returns {Promise<Outcome>}
 */
export const run = (command, args, { limitMs, stdio = ['ignore', 'pipe', 'pipe'], ...options } = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { stdio, timeout: limitMs, killSignal: 'SIGKILL', ...options });
    const outcome = { stdout: '', stderr: '' };
    child.stdout?.setEncoding('utf8').on('data', (text) => (outcome.stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (outcome.stderr += text));
    child.once('error', (error) => resolve({ code: 127, ...outcome, stderr: `${outcome.stderr}${error.message}` }));
    child.once('close', (code) => resolve({ code: code ?? 128, ...outcome }));
  });

/** Runs with this process's own terminal and passes the signals on that ask it to end. @param {string} command @param {readonly string[]} args @param {Pick<RunOptions, 'cwd' | 'env'>} [options] @returns {Promise<number>} */
export const runHere = (command, args, options = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    // Ctrl-C reaches the child by itself; without a listener this process would end first and lose the exit code.
    const passOn = /** @param {NodeJS.Signals} signal */ (signal) => void (signal === 'SIGINT' || child.kill(signal));
    process.on('SIGINT', passOn).on('SIGTERM', passOn);
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGINT', passOn).off('SIGTERM', passOn);
      resolve(code ?? 128);
    });
  });

/** Progress of a child goes to stderr, as our own does. @type {import('node:child_process').StdioOptions} */
export const toStderr = ['ignore', 2, 2];

/** Whether a program of this name is on the PATH. @param {string} name @param {NodeJS.ProcessEnv} [env] */
export const hasCommand = (name, env = process.env) =>
  (env['PATH'] ?? '').split(path.delimiter).some((folder) => folder !== '' && isExecutable(path.join(folder, name)));

/** @param {string} file */
const isExecutable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
