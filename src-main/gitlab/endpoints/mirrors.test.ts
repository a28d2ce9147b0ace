import { describe, expect, it } from 'vitest';
import { Secret } from '../../rules/secret.ts';
import { failureFrom, INSTANCE } from '../test-kit/kit.ts';
import { startGitLab } from '../test-kit/gitlab.ts';

const PASSWORD = 'glpat-pa:ss@word/%41!';
const remoteTo = (url: string) => ({ url, username: 'oauth2', password: new Secret(PASSWORD) });
const PUSH = { enabled: true, keepDivergentRefs: true, onlyProtectedBranches: true, branchRegex: null };
const PULL = { enabled: true, triggerBuilds: false, onlyProtectedBranches: false, overwriteDiverged: true, branchRegex: null };

describe('push mirrors', () => {
  it('are created, listed, read, changed, triggered and removed', async () => {
    const { gitlab, projectId, server } = await startGitLab();
    const target = await server.addProject({ path: 'group/target', empty: true });
    const made = await gitlab.createPushMirror(projectId, remoteTo(target.gitUrl), PUSH);
    expect(made).toMatchObject({ enabled: true, url: target.gitUrl, keepDivergentRefs: true, onlyProtectedBranches: true, branchRegex: null });
    expect(server.pushMirrors('group/project')[0]?.remote).toEqual({ url: target.gitUrl, user: 'oauth2', password: PASSWORD });
    expect((await gitlab.listPushMirrors(projectId)).map(({ id }) => id)).toEqual([made.id]);
    expect(await gitlab.readPushMirror(projectId, made.id)).toMatchObject({ id: made.id });
    expect(await gitlab.updatePushMirror(projectId, made.id, { enabled: true, keepDivergentRefs: false, onlyProtectedBranches: false, branchRegex: 'rel.*' }))
      .toMatchObject({ keepDivergentRefs: false, onlyProtectedBranches: false, branchRegex: 'rel.*' });
    expect(await gitlab.updatePushMirror(projectId, made.id, { ...PUSH, onlyProtectedBranches: false })).toMatchObject({ onlyProtectedBranches: false, branchRegex: null });
    await gitlab.syncPushMirror(projectId, made.id);
    await gitlab.removePushMirror(projectId, made.id);
    await gitlab.removePushMirror(projectId, made.id);
    expect(await gitlab.readPushMirror(projectId, made.id)).toBeNull();
    expect(server.log.entries.map(({ path }) => path).join()).not.toContain('glpat-');
  });

  it('that GitLab refuses say so with its words, without the credential', async () => {
    const { gitlab, projectId, project } = await startGitLab();
    const failure = await failureFrom(gitlab.createPushMirror(projectId, remoteTo(project.gitUrl), PUSH));
    expect(failure).toMatchObject({ code: 'refused_by_gitlab', status: 400, field: null, words: 'You cannot mirror a repository to itself.' });
  });

  it('without the role are told apart from a dead token', async () => {
    const { as, projectId, project, server } = await startGitLab();
    const developer = server.addUser({ username: 'developer' });
    server.addMember(project, developer, 30);
    const { gitlab } = as(developer);
    const role = { code: 'missing_role', instanceId: INSTANCE, project: null, needed: 'maintainer' };
    expect(await failureFrom(gitlab.listPushMirrors(projectId))).toEqual(role);
    expect(await failureFrom(gitlab.createPushMirror(projectId, remoteTo('https://other.example.com/a/b.git'), PUSH))).toEqual(role);
    expect(await failureFrom(gitlab.listProjectTokens(projectId))).toEqual(role);
    expect(await failureFrom(gitlab.configurePullMirror(projectId, remoteTo('https://other.example.com/a/b.git'), PULL))).toEqual(role);
    expect(await failureFrom(gitlab.startPullMirror(projectId))).toEqual(role);
  });

  it('cannot be triggered on an old version', async () => {
    const { gitlab, projectId } = await startGitLab({ version: '16.10.0' });
    const made = await gitlab.createPushMirror(projectId, remoteTo('https://other.example.com/a/b.git'), PUSH);
    expect(await failureFrom(gitlab.syncPushMirror(projectId, made.id))).toEqual({ code: 'not_supported', instanceId: INSTANCE, capability: 'push_mirror_sync' });
  });
});

describe('pull mirrors', () => {
  it.each(['19.3.0', '17.4.0', '16.11.0'])('are configured, read, started and turned off (%s)', async (version) => {
    const { gitlab, projectId, server } = await startGitLab({ version });
    const source = await server.addProject({ path: 'group/source' });
    expect(await gitlab.readPullMirror(projectId)).toBeNull();
    const made = await gitlab.configurePullMirror(projectId, remoteTo(source.gitUrl), PULL);
    expect(made.url).toBe(source.gitUrl);
    expect(server.pullMirror('group/project')).toMatchObject({ enabled: true, overwritesDiverged: true, remote: { url: source.gitUrl, user: 'oauth2', password: PASSWORD } });
    await gitlab.configurePullMirror(projectId, null, { ...PULL, overwriteDiverged: false });
    expect(server.pullMirror('group/project')).toMatchObject({ overwritesDiverged: false, remote: { password: PASSWORD } });
    await gitlab.startPullMirror(projectId);
    await gitlab.disablePullMirror(projectId);
    await gitlab.disablePullMirror(projectId);
    expect(await gitlab.readPullMirror(projectId)).toBeNull();
    expect(server.pullMirror('group/project').remote).toBeNull();
  });

  it('lose a pattern that is no longer wanted', async () => {
    const { gitlab, projectId, server } = await startGitLab();
    const source = await server.addProject({ path: 'group/source' });
    expect(await gitlab.configurePullMirror(projectId, remoteTo(source.gitUrl), { ...PULL, branchRegex: 'rel.*' })).toMatchObject({ branchRegex: 'rel.*', enabled: true });
    expect(await gitlab.configurePullMirror(projectId, null, PULL)).toMatchObject({ branchRegex: null, enabled: true });
  });

  it.each([{ edition: 'ce' }, { license: 'free' }, { license: 'free', version: '17.0.0' }] as const)('are not supported, and there are none: %o', async (profile) => {
    const { gitlab, projectId } = await startGitLab(profile);
    expect(await gitlab.readPullMirror(projectId)).toBeNull();
    expect(await failureFrom(gitlab.configurePullMirror(projectId, remoteTo('https://other.example.com/a/b.git'), PULL))).toEqual({ code: 'not_supported', instanceId: INSTANCE, capability: 'pull_mirror' });
    await gitlab.disablePullMirror(projectId);
  });
});

describe('project access tokens', () => {
  it('are created with a value that prints as nothing, listed and revoked', async () => {
    const { gitlab, projectId, server } = await startGitLab();
    const expiresAt = Math.floor(Date.now() / 86_400_000 + 100) * 86_400_000;
    const made = await gitlab.createProjectToken(projectId, { name: 'mirror-maestro/1/2', scopes: ['write_repository'], accessLevel: 40, expiresAt });
    expect(made).toMatchObject({ name: 'mirror-maestro/1/2', scopes: ['write_repository'], active: true, expiresAt });
    expect(JSON.stringify(made)).toContain('"[secret]"');
    expect(server.tokens('group/project').map(({ value }) => value)).toContain(made.secret.reveal());
    expect((await gitlab.listProjectTokens(projectId)).map(({ id }) => id)).toContain(made.id);
    await gitlab.revokeProjectToken(projectId, made.id);
    await gitlab.revokeProjectToken(projectId, made.id);
    expect(server.tokens('group/project').filter(({ revoked }) => !revoked)).toEqual([]);
  });

  it('that the server does not give say why', async () => {
    const { gitlab, projectId } = await startGitLab({ saas: true, license: 'free' });
    const failure = await failureFrom(gitlab.createProjectToken(projectId, { name: 'x', scopes: ['write_repository'], accessLevel: 40, expiresAt: Date.now() + 86_400_000 * 9 }));
    expect(failure).toMatchObject({ code: 'refused_by_gitlab', status: 400, words: '400 Bad request - User does not have permission to create project access token' });
  });
});

describe('a server in trouble', () => {
  it('in maintenance says so for changes, and is not called down', async () => {
    const { gitlab, projectId, server } = await startGitLab();
    server.faults.add({ method: 'POST', path: /remote_mirrors/, kind: 'status', status: 503, headers: { 'Retry-After': '900' }, body: { message: 'system is in maintenance mode' }, times: Number.POSITIVE_INFINITY });
    expect(await failureFrom(gitlab.createPushMirror(projectId, remoteTo('https://other.example.com/a/b.git'), PUSH))).toEqual({ code: 'unreachable', instanceId: INSTANCE, reason: 'maintenance' });
    expect(await gitlab.listPushMirrors(projectId)).toEqual([]);
  });

  it('that loses its answer after it created something leaves the outcome unknown, and one thing there', async () => {
    const { gitlab, projectId, server } = await startGitLab();
    server.faults.add({ method: 'POST', path: /remote_mirrors/, kind: 'reset_after_commit' });
    expect((await failureFrom(gitlab.createPushMirror(projectId, remoteTo('https://other.example.com/a/b.git'), PUSH))).code).toBe('outcome_unknown');
    expect(await gitlab.listPushMirrors(projectId)).toHaveLength(1);
  });
});
