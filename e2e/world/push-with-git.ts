import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Side } from './sides.ts';

const run = promisify(execFile);
const IDENTITY = ['-c', 'user.name=Ada Example', '-c', 'user.email=ada@example.test'];
/** Nothing of this machine's Git settings may matter, and nothing may ask a person. */
const ENVIRONMENT = { PATH: process.env['PATH'], GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };

/** Clones a project over HTTP as its administrator, commits one file on `main` and pushes it. Answers the commit's id. */
export const pushWithGit = async ({ server, token }: Side, project: string, file: string): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'maestro-clone-'));
  const git = async (...args: string[]): Promise<string> => (await run('git', [...IDENTITY, ...args], { cwd: folder, env: { ...ENVIRONMENT, HOME: folder } })).stdout.trim();
  try {
    const address = new URL(server.project(project).gitUrl);
    Object.assign(address, { username: 'oauth2', password: token.value });
    await git('clone', '--quiet', '--branch', 'main', address.href, '.');
    await writeFile(path.join(folder, file), `${file} of ${server.name}\n`);
    await git('add', file);
    await git('commit', '--quiet', '-m', `Add ${file}`);
    await git('push', '--quiet', 'origin', 'main');
    return await git('rev-parse', 'HEAD');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
