import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { Trouble } from './trouble.mjs';

const START_LIMIT_MS = 10_000;

/**
 * Whether a window can be shown. A DISPLAY that names a server of this machine counts only while that server's socket is there.
 * @param {NodeJS.ProcessEnv} [env] @param {NodeJS.Platform} [platform] @param {(file: string) => boolean} [exists]
 */
export const hasDisplay = (env = process.env, platform = process.platform, exists = existsSync) => {
  if (platform !== 'linux') return true;
  if (env['WAYLAND_DISPLAY']) return true;
  const display = env['DISPLAY'] ?? '';
  const local = /^(?:unix)?:(\d+)/.exec(display);
  return local === null ? display !== '' : exists(`/tmp/.X11-unix/X${local[1]}`);
};

/**
 * Does `work` with a display: the user's, or where there is none a virtual one of our own, which ends with it.
 * @template T @param {(env: NodeJS.ProcessEnv) => Promise<T>} work @returns {Promise<T>}
 */
export const withDisplay = async (work) => {
  if (hasDisplay()) return work({});
  const server = await startXvfb();
  try {
    return await work({ DISPLAY: server.display });
  } finally {
    await server.stop();
  }
};

const startXvfb = async () => {
  // It takes a free number by itself and writes it to descriptor 3.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const ended = once(server, 'close');
  let complaint = '';
  server.stderr?.setEncoding('utf8').on('data', (text) => (complaint += text));
  const number = await numberFrom(server);
  if (number === null) {
    server.kill('SIGKILL');
    throw new Trouble(`Xvfb did not start: ${complaint.trim() || 'no answer'}.`, 'Set DISPLAY to a display that works.');
  }
  return {
    display: `:${number}`,
    stop: async () => {
      server.kill();
      await ended;
    },
  };
};

/** @param {import('node:child_process').ChildProcess} server @returns {Promise<string | null>} */
const numberFrom = (server) =>
  new Promise((resolve) => {
    const limit = setTimeout(() => resolve(null), START_LIMIT_MS);
    const settle = /** @param {string | null} number */ (number) => {
      clearTimeout(limit);
      resolve(number);
    };
    server.once('error', () => settle(null)).once('exit', () => settle(null));
    server.stdio[3]?.on('data', (text) => settle(String(text).trim()));
  });
