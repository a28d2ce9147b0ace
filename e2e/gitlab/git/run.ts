import { spawn } from 'node:child_process';

import type { Gate } from './gate.ts';

export type GitResult = { code: number; stdout: Buffer; stderr: string };

export type GitOptions = { cwd?: string; env?: Record<string, string>; input?: string | Buffer };

/** Runs one Git command to its end. A code other than 0 is an answer, not an exception. */
export type Git = (args: readonly string[], options?: GitOptions) => Promise<GitResult>;

const ENDS_AFTER = 60_000;

/** Nothing of the machine's own Git settings may matter, and nothing may ask a person. */
const environment = (home: string): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  HOME: home,
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_ALLOW_PROTOCOL: 'http:https',
});

/** `program` is `git`, or one of Git's own such as `git-http-backend`, by its full path. */
export const createGit =
  (program: string, home: string, gate: Gate): Git =>
  (args, options = {}) =>
    gate(
      () =>
        new Promise((resolve, reject) => {
          const child = spawn(program, [...args], {
            cwd: options.cwd ?? home,
            env: { ...environment(home), ...options.env },
            stdio: ['pipe', 'pipe', 'pipe'],
            timeout: ENDS_AFTER,
          });
          const out: Buffer[] = [];
          const err: Buffer[] = [];
          child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
          child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
          // Git may end without reading all of its input; how it ended says enough.
          child.stdin.on('error', () => undefined);
          child.once('error', reject);
          child.once('close', (code) =>
            resolve({ code: code ?? 128, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString('utf8') }),
          );
          child.stdin.end(options.input ?? '');
        }),
    );

/** For commands that cannot fail unless the double itself is wrong. */
export const mustRun = async (git: Git, args: readonly string[], options?: GitOptions): Promise<Buffer> => {
  const result = await git(args, options);
  if (result.code !== 0) throw new Error(`git ${args.join(' ')} ended with ${result.code}: ${result.stderr}`);
  return result.stdout;
};
