import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { apiClient, containing, matching, type ApiClient } from '../testing.ts';
import { virtualClock } from '../clock.ts';
import { startDouble, type Double, type Server, type User } from '../double.ts';

const MINUTE = 60_000;

let double: Double;
let source: Server;
let target: Server;
let api: ApiClient;
let pusher: User;
let count = 0;

/** A fresh pair of projects with a push mirror between them. */
const newMirror = async (settings: Record<string, unknown> = {}): Promise<{ from: string; to: string; one: string; tokenId: number }> => {
  count += 1;
  const from = `src/p${count}`;
  const to = `dst/p${count}`;
  const [project, copy] = await Promise.all([source.addProject({ path: from }), target.addProject({ path: to, empty: true })]);
  target.addMember(copy, pusher, 40);
  const token = target.addToken(pusher, { scopes: ['write_repository'] });
  const list = `/projects/${project.id}/remote_mirrors`;
  const url = copy.gitUrl.replace('://', `://oauth2:${token.value}@`);
  const made = await api('POST', list, { url, enabled: true, ...settings });
  expect(made).toMatchObject({ status: 201, body: { update_status: 'none', last_update_at: null } });
  const id = source.pushMirrors(from)[0]?.id ?? 0;
  return { from, to, one: `${list}/${id}`, tokenId: token.id };
};

const read = async (one: string): Promise<unknown> => (await api('GET', one)).body;

beforeAll(async () => {
  double = await startDouble({ clock: virtualClock() });
  source = await double.addServer({ name: 'source', mirrorBackoffMs: 5 * MINUTE });
  target = await double.addServer({ name: 'target' });
  api = apiClient(source, source.addToken(source.addUser({ username: 'root', admin: true }), { scopes: ['api'] }).value);
  pusher = target.addUser({ username: 'pusher' });
});

afterAll(() => double.close());

describe('a push mirror', { timeout: 30_000 }, () => {
  it('copies commits and tags through Git', async () => {
    const { from, to, one } = await newMirror();
    await source.tag(from, 'v1', 'main', 'First release');
    await source.branch(from, 'topic');
    expect(await api('POST', `${one}/sync`)).toMatchObject({ status: 204, body: '' });
    expect(await read(one)).toMatchObject({ update_status: 'none' });
    await source.runMirrors();
    expect(await target.refs(to)).toEqual(await source.refs(from));
    const now = new Date(double.clock.now()).toISOString();
    expect(await read(one)).toMatchObject({ update_status: 'finished', last_update_at: now, last_successful_update_at: now, last_error: null });
  });

  it('runs after a push, but not before five minutes have passed since the last start', async () => {
    const { from, to, one } = await newMirror();
    await api('POST', `${one}/sync`);
    await source.runMirrors();
    const commit = await source.commit(from, { files: { 'a.txt': 'a' } });
    await source.runMirrors();
    expect((await target.refs(to)).get('refs/heads/main')).not.toBe(commit);
    double.clock.advance(5 * MINUTE);
    await source.runMirrors();
    expect((await target.refs(to)).get('refs/heads/main')).toBe(commit);
  });

  it('tells a revoked token in the words of Git, tries three times, and keeps the last success', async () => {
    const { one, tokenId } = await newMirror();
    await api('POST', `${one}/sync`);
    await source.runMirrors();
    const success = new Date(double.clock.now()).toISOString();
    target.revokeToken(tokenId);
    double.clock.advance(5 * MINUTE);
    await api('POST', `${one}/sync`);
    await source.runMirrors();
    expect(await read(one)).toMatchObject({ update_status: 'to_retry', last_update_at: success });
    double.clock.advance(5 * MINUTE);
    await source.runMirrors();
    expect(await read(one)).toMatchObject({ update_status: 'to_retry' });
    double.clock.advance(5 * MINUTE);
    await source.runMirrors();
    expect(await read(one)).toMatchObject({
      update_status: 'failed',
      last_update_at: new Date(double.clock.now()).toISOString(),
      last_successful_update_at: success,
      last_error: matching(/^13:get remote references: .*HTTP Basic: Access denied.*Authentication failed for 'http:/s),
    });
    expect(JSON.stringify(await read(one))).not.toContain('glpat-');
  });

  it('overwrites what diverged, unless it shall keep it and then says which refs', async () => {
    const forced = await newMirror();
    await api('POST', `${forced.one}/sync`);
    await source.runMirrors();
    target.protect(forced.to, 'main', { allowForcePush: true });
    await target.commit(forced.to, { files: { 'b.txt': 'there' } });
    await source.commit(forced.from, { files: { 'b.txt': 'here' } });
    double.clock.advance(5 * MINUTE);
    await source.runMirrors();
    expect(await target.refs(forced.to)).toEqual(await source.refs(forced.from));

    const kept = await newMirror({ keep_divergent_refs: true });
    await api('POST', `${kept.one}/sync`);
    await source.runMirrors();
    const theirs = await target.commit(kept.to, { files: { 'b.txt': 'there' } });
    await source.commit(kept.from, { files: { 'b.txt': 'here' } });
    double.clock.advance(5 * MINUTE);
    await source.runMirrors();
    expect((await target.refs(kept.to)).get('refs/heads/main')).toBe(theirs);
    expect(await read(kept.one)).toMatchObject({
      update_status: 'failed',
      last_error: 'Some refs have diverged and have not been updated on the remote:\n\nrefs/heads/main',
    });
  });

  it('fails with the refusal of the hook where the target forbids force', async () => {
    const { from, to, one } = await newMirror();
    await api('POST', `${one}/sync`);
    await source.runMirrors();
    await target.commit(to, { files: { 'b.txt': 'there' } });
    await source.commit(from, { files: { 'b.txt': 'here' } });
    for (let tries = 0; tries < 3; tries += 1) {
      double.clock.advance(5 * MINUTE);
      await source.runMirrors();
    }
    const lastError: unknown = containing('GitLab: You are not allowed to force push code to a protected branch on this project.');
    expect(await read(one)).toMatchObject({ update_status: 'failed', last_error: lastError });
  });

  it('carries only what its filter lets through', async () => {
    const only = await newMirror({ only_protected_branches: true });
    const regex = await newMirror({ mirror_branch_regex: '^release/' });
    for (const { from, one } of [only, regex]) {
      await source.branch(from, 'release/1');
      await source.branch(from, 'topic');
      await api('POST', `${one}/sync`);
    }
    await source.runMirrors();
    expect([...(await target.refs(only.to)).keys()]).toEqual(['refs/heads/main']);
    expect([...(await target.refs(regex.to)).keys()]).toEqual(['refs/heads/release/1']);
  });

  it('removes a deleted branch only where it was merged, and never a tag', async () => {
    const { from, to, one } = await newMirror();
    await source.branch(from, 'merged');
    await source.commit(from, { branch: 'unmerged', files: { 'u.txt': 'u' } });
    await source.tag(from, 'v1');
    await api('POST', `${one}/sync`);
    await source.runMirrors();
    await source.deleteBranch(from, 'merged');
    await source.deleteBranch(from, 'unmerged');
    await source.deleteTag(from, 'v1');
    double.clock.advance(5 * MINUTE);
    await source.runMirrors();
    expect([...(await target.refs(to)).keys()]).toEqual(['refs/heads/main', 'refs/heads/unmerged', 'refs/tags/v1']);
  });

  it('stays quiet while it runs, and is given up after three hours', async () => {
    const { from, one } = await newMirror();
    source.hangPushMirror(from, source.pushMirrors(from)[0]?.id ?? 0);
    await api('POST', `${one}/sync`);
    await source.runMirrors();
    expect(await read(one)).toMatchObject({ update_status: 'started' });
    expect(await api('POST', `${one}/sync`)).toMatchObject({ status: 204 });
    await source.runMirrors();
    expect(await read(one)).toMatchObject({ update_status: 'started' });
    double.clock.advance(3 * 60 * MINUTE + 1);
    await source.runMirrors();
    expect(await read(one)).toMatchObject({ update_status: 'failed', last_error: 'The remote mirror took to long to complete.' });
  });

  it('looks disabled on an empty project and in Silent Mode, and cannot be synced then', async () => {
    const { one } = await newMirror();
    source.settings.silentMode = true;
    expect(await read(one)).toMatchObject({ enabled: false });
    expect(await api('POST', `${one}/sync`)).toMatchObject({ status: 400 });
    source.settings.silentMode = false;
    expect(await read(one)).toMatchObject({ enabled: true });
    const empty = await source.addProject({ path: 'src/empty', empty: true });
    expect(await api('POST', `/projects/${empty.id}/remote_mirrors`, { url: 'https://example.test/a.git', enabled: true })).toMatchObject({ status: 201, body: { enabled: false } });
  });

  it('finds a server by the address that it believes to have, but follows no redirect', async () => {
    const named = await double.addServer({ name: 'named', externalUrl: 'https://git.example.test' });
    const project = await named.addProject({ path: 'x/y', empty: true });
    const user = named.addUser({ username: 'u' });
    named.addMember(project, user, 40);
    const { value } = named.addToken(user, { scopes: ['write_repository'] });
    expect(project.httpUrl).toBe('https://git.example.test/x/y.git');
    const from = await source.addProject({ path: 'src/named' });
    const list = `/projects/${from.id}/remote_mirrors`;
    await api('POST', list, { url: project.httpUrl.replace('://', `://t:${value}@`), enabled: true });
    await api('POST', list, { url: project.httpUrl.replace('://', `://t:${value}@`).replace('.git', ''), enabled: true });
    await source.commit('src/named', { files: { 'n.txt': 'n' } });
    await source.runMirrors();
    expect(await named.refs('x/y')).toEqual(await source.refs('src/named'));
    expect((await api('GET', list)).body).toMatchObject([{ update_status: 'finished' }, { update_status: 'to_retry', last_error: containing('301') }]);
  });
});
