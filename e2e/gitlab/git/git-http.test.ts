import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { virtualClock } from '../clock.ts';
import { startDouble, type Double, type Server, type User } from '../double.ts';

let double: Double;
let server: Server;
let folder: string;
let maintainer: User;
let developer: User;

const git = (cwd: string, ...args: string[]): Promise<{ code: number; output: string }> =>
  new Promise((resolve, reject) => {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.test', '-c', 'init.defaultBranch=main'];
    const child = spawn('git', [...identity, ...args], { cwd, env: { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' } });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });

const withToken = (path: string, value: string): string => `${server.url}/${path}.git`.replace('://', `://oauth2:${value}@`);

const tokenOf = (user: User, scopes: string[], expiresAt?: string): string =>
  server.addToken(user, { scopes, ...(expiresAt === undefined ? {} : { expiresAt }) }).value;

const clone = async (path: string, token: string): Promise<string> => {
  const target = await mkdtemp(join(folder, 'clone-'));
  const result = await git(folder, 'clone', '--quiet', withToken(path, token), target);
  expect(result).toMatchObject({ code: 0 });
  return target;
};

const commitIn = async (cwd: string, message: string): Promise<void> => {
  await git(cwd, 'commit', '--quiet', '--allow-empty', '-m', message);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'git-http-test-'));
  double = await startDouble({ clock: virtualClock() });
  server = await double.addServer({ name: 'one' });
  maintainer = server.addUser({ username: 'mia' });
  developer = server.addUser({ username: 'dev' });
  const group = server.addGroup({ path: 'team' });
  server.addMember(group, maintainer, 40);
  server.addMember(group, developer, 30);
});

afterAll(async () => {
  await double.close();
  await rm(folder, { recursive: true, force: true });
});

describe('Git over HTTP', { timeout: 30_000 }, () => {
  it('serves a clone and takes a push that the API then shows', async () => {
    await server.addProject({ path: 'team/push' });
    const token = tokenOf(maintainer, ['write_repository']);
    const cwd = await clone('team/push', token);
    await commitIn(cwd, 'From a clone');
    expect(await git(cwd, 'push', '--quiet', 'origin', 'HEAD:main')).toMatchObject({ code: 0 });
    const head = (await git(cwd, 'rev-parse', 'HEAD')).output.trim();
    expect((await server.refs('team/push')).get('refs/heads/main')).toBe(head);
  });

  it('makes the first pushed branch the protected default branch of an empty project', async () => {
    const project = await server.addProject({ path: 'team/first', empty: true });
    const cwd = await mkdtemp(join(folder, 'new-'));
    await git(cwd, 'init', '--quiet');
    await commitIn(cwd, 'First');
    const url = withToken('team/first', tokenOf(maintainer, ['write_repository']));
    const refused = await git(cwd, 'push', withToken('team/first', tokenOf(developer, ['write_repository'])), 'HEAD:trunk');
    expect(refused.output).toContain('You are not allowed to push code to protected branches on this project.');
    expect(await git(cwd, 'push', '--quiet', url, 'HEAD:trunk')).toMatchObject({ code: 0 });
    const api = await fetch(`${server.url}/api/v4/projects/${project.id}`, { headers: { 'PRIVATE-TOKEN': tokenOf(maintainer, ['api']) } });
    expect(await api.json()).toMatchObject({ empty_repo: false, default_branch: 'trunk' });
  });

  it.each([
    ['an unknown token', () => 'glpat-unknown', 'HTTP Basic: Access denied.'],
    ['an expired token', () => tokenOf(maintainer, ['read_repository'], '2026-01-15'), 'HTTP Basic: Access denied.'],
    ['a token without a repository scope', () => tokenOf(maintainer, ['read_api']), 'You are not allowed to download code.'],
    ['somebody who is no member', () => tokenOf(server.addUser({ username: `stranger` }), ['read_repository']), 'The project you were looking for could not be found'],
  ])('refuses to read for %s', async (_, token, text) => {
    if (!server.log.entries.some((entry) => entry.path.includes('closed'))) await server.addProject({ path: 'team/closed' });
    const result = await git(folder, 'ls-remote', withToken('team/closed', token()));
    expect(result.code).toBe(128);
    expect(result.output).toContain(text);
  });

  it('refuses a push for a reading token, an archived project, a protected branch, and force', async () => {
    await server.addProject({ path: 'team/guarded' });
    const cwd = await clone('team/guarded', tokenOf(developer, ['read_repository']));
    await commitIn(cwd, 'More');
    const push = (token: string, ...args: string[]): Promise<{ code: number; output: string }> => git(cwd, 'push', withToken('team/guarded', token), ...args);
    const writing = tokenOf(developer, ['write_repository']);
    expect((await push(tokenOf(developer, ['read_repository']), 'HEAD:topic')).output).toContain('You are not allowed to upload code.');
    expect((await push(writing, 'HEAD:main')).output).toContain('GitLab: You are not allowed to push code to protected branches on this project.');
    expect(await push(writing, 'HEAD:topic')).toMatchObject({ code: 0 });

    await git(cwd, 'commit', '--quiet', '--amend', '--allow-empty', '-m', 'Rewritten');
    expect(await push(writing, '--force', 'HEAD:topic')).toMatchObject({ code: 0 });
    const powerful = tokenOf(maintainer, ['write_repository']);
    expect(await push(powerful, 'HEAD:main')).toMatchObject({ code: 0 });
    await git(cwd, 'commit', '--quiet', '--amend', '--allow-empty', '-m', 'Rewritten again');
    const forced = await push(powerful, '--force', 'HEAD:main');
    expect(forced.output).toContain('GitLab: You are not allowed to force push code to a protected branch on this project.');
    expect(forced.output).toContain('(pre-receive hook declined)');
    server.protect('team/guarded', 'main', { allowForcePush: true });
    expect(await push(powerful, '--force', 'HEAD:main')).toMatchObject({ code: 0 });
    expect((await push(powerful, ':main')).output).toContain('The default branch of a project cannot be deleted.');

    server.archive('team/guarded');
    expect((await push(powerful, 'HEAD:other')).output).toContain('You are not allowed to push code to this project.');
  });

  it('lets anybody read a public project and nobody write it without a token', async () => {
    await server.addProject({ path: 'team/open', visibility: 'public' });
    const url = `${server.url}/team/open.git`;
    expect((await git(folder, 'ls-remote', url)).output).toContain('refs/heads/main');
    const cwd = await mkdtemp(join(folder, 'open-'));
    await git(cwd, 'clone', '--quiet', url, '.');
    await commitIn(cwd, 'No');
    expect(await git(cwd, 'push', url, 'HEAD:topic')).toMatchObject({ code: 128 });
  });

  it('speaks protocol version 2 and hides what it keeps for itself', async () => {
    await server.addProject({ path: 'team/v2', visibility: 'public' });
    const response = await fetch(`${server.url}/team/v2.git/info/refs?service=git-upload-pack`, { headers: { 'Git-Protocol': 'version=2' } });
    expect(await response.text()).toContain('version 2');
  });
});
