import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { apiClient, containing, matching, type ApiClient } from '../testing.ts';
import { virtualClock } from '../clock.ts';
import { startDouble, type Double, type Server, type User } from '../double.ts';

const MINUTE = 60_000;

let double: Double;
let upstream: Server;
let local: Server;
let api: ApiClient;
let reader: User;
let count = 0;

/** A fresh pair of projects with a pull mirror between them, not run yet. */
const newMirror = async (settings: Record<string, unknown> = {}): Promise<{ from: string; to: string; pull: string; id: number; tokenId: number }> => {
  count += 1;
  const from = `up/p${count}`;
  const to = `down/p${count}`;
  const [project, copy] = await Promise.all([upstream.addProject({ path: from }), local.addProject({ path: to, empty: true })]);
  upstream.addMember(project, reader, 20);
  const token = upstream.addToken(reader, { scopes: ['read_repository'] });
  const pull = `/projects/${copy.id}/mirror/pull`;
  const made = await api('PUT', pull, { enabled: true, url: project.gitUrl, auth_user: 'oauth2', auth_password: token.value, ...settings });
  expect(made).toMatchObject({ status: 200, body: { enabled: true, update_status: 'scheduled' } });
  return { from, to, pull, id: copy.id, tokenId: token.id };
};

const read = async (path: string): Promise<unknown> => (await api('GET', path)).body;

beforeAll(async () => {
  double = await startDouble({ clock: virtualClock() });
  upstream = await double.addServer({ name: 'upstream' });
  local = await double.addServer({ name: 'local', mirrorBackoffMs: 5 * MINUTE });
  api = apiClient(local, local.addToken(local.addUser({ username: 'root', admin: true }), { scopes: ['api'] }).value);
  reader = upstream.addUser({ username: 'reader' });
});

afterAll(() => double.close());

describe('a pull mirror', { timeout: 30_000 }, () => {
  it('fetches at once after it was set up, and shows in the project', async () => {
    const { from, to, pull, id } = await newMirror();
    await upstream.tag(from, 'v1', 'main', 'One');
    await local.runMirrors();
    expect(await local.refs(to)).toEqual(await upstream.refs(from));
    expect(await read(pull)).toMatchObject({ update_status: 'finished', last_error: null, url: containing('http://*****:*****@127.0.0.1') });
    expect(await read(`/projects/${id}`)).toMatchObject({ mirror: true, import_status: 'finished', empty_repo: false, default_branch: 'main' });
  });

  it('does not tell the world of what it keeps for itself', async () => {
    const { to } = await newMirror();
    await local.runMirrors();
    const token = local.addToken(local.addUser({ username: 'root2', admin: true }), { scopes: ['api'] });
    const response = await fetch(`${local.project(to).gitUrl}/info/refs?service=git-upload-pack`, {
      headers: { Authorization: `Basic ${Buffer.from(`x:${token.value}`).toString('base64')}` },
    });
    const text = await response.text();
    expect(text).toContain('refs/heads/main');
    expect(text).not.toContain('refs/remotes');
  });

  it('answers 200 inside of five minutes without a run, and runs when they are over', async () => {
    const { from, to, pull } = await newMirror();
    await local.runMirrors();
    const commit = await upstream.commit(from, { files: { 'a.txt': 'a' } });
    expect(await api('POST', pull)).toMatchObject({ status: 200 });
    await local.runMirrors();
    expect((await local.refs(to)).get('refs/heads/main')).not.toBe(commit);
    double.clock.advance(5 * MINUTE);
    await local.runMirrors();
    expect((await local.refs(to)).get('refs/heads/main')).toBe(commit);
  });

  it('runs by itself after half an hour', async () => {
    const { from, to } = await newMirror();
    await local.runMirrors();
    const commit = await upstream.commit(from, { files: { 'a.txt': 'a' } });
    double.clock.advance(30 * MINUTE);
    await local.runMirrors();
    expect((await local.refs(to)).get('refs/heads/main')).toBe(commit);
  });

  it('leaves a diverged default branch alone and fails, or overwrites it where it may', async () => {
    const kept = await newMirror();
    const over = await newMirror({ mirror_overwrites_diverged_branches: true });
    await local.runMirrors();
    for (const { from, to } of [kept, over]) {
      await upstream.commit(from, { files: { 'a.txt': 'there' } });
      await local.commit(to, { files: { 'a.txt': 'here' } });
    }
    const mine = (await local.refs(kept.to)).get('refs/heads/main');
    double.clock.advance(30 * MINUTE);
    await local.runMirrors();
    expect((await local.refs(kept.to)).get('refs/heads/main')).toBe(mine);
    expect(await read(kept.pull)).toMatchObject({
      update_status: 'failed',
      last_error: 'The default branch (main) has diverged from its upstream counterpart and could not be updated automatically.',
    });
    expect(await local.refs(over.to)).toEqual(await upstream.refs(over.from));
  });

  it('keeps what was deleted upstream, and takes only what its filter lets through', async () => {
    const { from, to } = await newMirror({ mirror_branch_regex: '^(main|release/.*)$' });
    await upstream.branch(from, 'release/1');
    await upstream.branch(from, 'topic');
    await local.runMirrors();
    await upstream.deleteBranch(from, 'release/1');
    double.clock.advance(30 * MINUTE);
    await local.runMirrors();
    expect([...(await local.refs(to)).keys()]).toEqual(['refs/heads/main', 'refs/heads/release/1']);
  });

  it('is on pause after fifteen failures, until it is forced or set up again', async () => {
    const server = await double.addServer({ name: 'patient' });
    const root = apiClient(server, server.addToken(server.addUser({ username: 'root', admin: true }), { scopes: ['api'] }).value);
    const project = await server.addProject({ path: 'down/paused', empty: true });
    const pull = `/projects/${project.id}/mirror/pull`;
    await root('PUT', pull, { enabled: true, url: 'http://127.0.0.1:9/nobody/listens.git' });
    for (let run = 0; run < 15; run += 1) {
      expect(await root('POST', pull)).toMatchObject({ status: 200 });
      await server.runMirrors();
    }
    expect((await root('GET', pull)).body).toMatchObject({ update_status: 'failed', last_error: containing('Failed to connect to 127.0.0.1 port 9') });
    expect(await root('POST', pull)).toMatchObject({ status: 403, body: { message: '403 Forbidden - Mirroring for the project is on pause' } });
    expect(await root('POST', pull, { force: true })).toMatchObject({ status: 200 });
    expect((await root('GET', pull)).body).toMatchObject({ update_status: 'scheduled' });
  });

  it('tells a revoked token in the words of Git', async () => {
    const { pull, tokenId } = await newMirror();
    upstream.revokeToken(tokenId);
    await local.runMirrors();
    const { body } = await api('GET', pull);
    expect(body).toMatchObject({ update_status: 'failed', last_error: matching(/^13:fetch remote: .*HTTP Basic: Access denied.*Authentication failed/s) });
    expect(JSON.stringify(body)).not.toContain('glpat-');
  });

  it('forgets its credential when it is switched off, and needs it again to be switched on', async () => {
    const { to, pull } = await newMirror();
    expect(await api('PUT', pull, { enabled: false })).toMatchObject({ status: 200, body: { enabled: false } });
    expect(local.pullMirror(to).remote).toBeNull();
    expect(await api('GET', pull)).toMatchObject({ status: 400, body: { message: 'The project is not mirrored' } });
    expect(await api('PUT', pull, { enabled: true })).toMatchObject({ status: 400, body: { message: { url: ['is missing'] } } });
  });

  it('belongs to whoever set it up, and stops when that token is revoked', async () => {
    const project = await local.addProject({ path: 'down/bot', empty: true });
    const made = await api('POST', `/projects/${project.id}/access_tokens`, { name: 'bot', scopes: ['api'], expires_at: '2026-03-01' });
    const [token] = local.tokens('down/bot');
    const bot = apiClient(local, token?.value ?? '');
    expect(made.status).toBe(201);
    const pull = `/projects/${project.id}/mirror/pull`;
    expect(await bot('PUT', pull, { enabled: true, url: 'http://127.0.0.1:9/x.git' })).toMatchObject({ status: 200 });
    expect(local.pullMirror('down/bot').mirrorUserId).toBe(token?.userId);
    await api('DELETE', `/projects/${project.id}/access_tokens/${token?.id ?? 0}`);
    expect(await api('GET', pull)).toMatchObject({ status: 400 });
  });
});
