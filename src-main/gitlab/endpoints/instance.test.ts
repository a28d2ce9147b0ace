import { describe, expect, it } from 'vitest';
import { ProjectId } from '../../../src-preload/contract/ids.ts';
import { failureFrom, INSTANCE } from '../test-kit/kit.ts';
import { startGitLab } from '../test-kit/gitlab.ts';

describe('an instance', () => {
  it('tells its version and edition, the token and its owner', async () => {
    const { gitlab, user } = await startGitLab({ version: '18.4.1', edition: 'ce' });
    expect(await gitlab.readMetadata()).toEqual({ version: '18.4.1', edition: 'community' });
    expect(await gitlab.readToken()).toMatchObject({ name: 'ours', userId: user.id, scopes: ['api'] });
    expect(await gitlab.readUser()).toEqual({ id: user.id, username: 'maintainer', isAdmin: false });
  });

  it.each([
    [{ edition: 'ce', version: '18.4.0' }, 'free', { push_mirror: 'yes', push_mirror_sync: 'yes', pull_mirror: 'edition', branch_regex_push: 'edition', project_tokens: 'yes', group_tokens: 'yes', deploy_tokens: 'yes', ssh_mirror: 'yes', upload_download: 'yes' }],
    [{ edition: 'ee', license: 'free', version: '18.4.0' }, 'free', { push_mirror: 'yes', push_mirror_sync: 'yes', pull_mirror: 'tier', branch_regex_push: 'tier', project_tokens: 'yes', group_tokens: 'yes', deploy_tokens: 'yes', ssh_mirror: 'yes', upload_download: 'yes' }],
    [{ edition: 'ee', version: '16.1.0' }, 'premium', { push_mirror: 'yes', push_mirror_sync: 'version', pull_mirror: 'yes', branch_regex_push: 'version', project_tokens: 'yes', group_tokens: 'yes', deploy_tokens: 'yes', ssh_mirror: 'version', upload_download: 'version' }],
  ] as const)('tells what is possible: %o', async (profile, tier, expected) => {
    const { gitlab, server } = await startGitLab(profile);
    const metadata = await gitlab.readMetadata();
    const before = gitlab.health().requests;
    const found = await gitlab.readCapabilities({ metadata, scopes: ['api'] });
    expect(gitlab.health().requests - before).toBeLessThanOrEqual(2);
    expect(found.tier).toBe(tier);
    expect(Object.fromEntries(found.capabilities.map(({ capability, state, reason }) => [capability, reason ?? state]))).toEqual(expected);
    expect(server.url).toMatch(/^http/);
  });

  it('leaves the tier open where there is no project to see it by', async () => {
    const { as, server } = await startGitLab();
    server.removeProject('group/project');
    const { gitlab } = as(server.addUser({ username: 'lonely' }));
    const found = await gitlab.readCapabilities({ metadata: await gitlab.readMetadata(), scopes: ['read_api'] });
    expect(found.tier).toBe('unknown');
    expect(found.capabilities).toContainEqual({ capability: 'pull_mirror', state: 'no', reason: 'scope' });
  });
});

describe('a token', () => {
  it('that GitLab does not know, or has revoked, is refused', async () => {
    const { server, user, as } = await startGitLab();
    const { gitlab } = as(user);
    server.revokeToken((await gitlab.readToken()).id);
    expect(await failureFrom(gitlab.readToken())).toEqual({ code: 'unauthorized_token', instanceId: INSTANCE });
    expect(await failureFrom(gitlab.listPushMirrors(ProjectId.parse(server.project('group/project').id)))).toEqual({ code: 'unauthorized_token', instanceId: INSTANCE });
  });

  it('that may only read is told which scope is missing', async () => {
    const { projectId, user, as } = await startGitLab();
    const { gitlab } = as(user, ['read_api']);
    expect(await gitlab.listPushMirrors(projectId)).toEqual([]);
    expect(await failureFrom(gitlab.syncPushMirror(projectId, 1))).toEqual({ code: 'missing_scope', instanceId: INSTANCE, scopes: ['api'] });
  });
});

describe('projects', () => {
  it('are listed with what the token may do, by text over the whole path', async () => {
    const { gitlab, server, user } = await startGitLab();
    for (const path of ['group/alpha', 'other/alpha-two', 'other/hidden']) await server.addProject({ path });
    for (const path of ['group/alpha', 'other/alpha-two']) server.addMember(server.project(path), user, 30);
    const listed = await gitlab.listProjects({ text: undefined, offset: 0, limit: 10 });
    expect(listed.items.map(({ path, accessLevel }) => [path, accessLevel])).toEqual([['group/alpha', 30], ['other/alpha-two', 30], ['group/project', 40]]);
    expect(listed.more).toBe(false);
    expect((await gitlab.listProjects({ text: 'alpha', offset: 0, limit: 1 })).more).toBe(true);
    expect((await gitlab.listProjects({ text: undefined, offset: 1, limit: 2 })).items.map(({ path }) => path)).toEqual(['other/alpha-two', 'group/project']);
  });

  it('are all listed for an administrator, who is asked about once', async () => {
    const { as, server } = await startGitLab();
    const { gitlab } = as(server.addUser({ username: 'root2', admin: true }), ['api', 'admin_mode']);
    expect((await gitlab.listProjects({ text: undefined, offset: 0, limit: 10 })).items.map(({ path }) => path)).toContain('group/project');
    await gitlab.listProjects({ text: undefined, offset: 0, limit: 10 });
    expect(gitlab.health().requests).toBe(3);
  });

  it('are read by id and by path, and found again after they moved', async () => {
    const { gitlab, server, projectId } = await startGitLab({ externalUrl: 'https://gitlab.example.com' });
    expect(await gitlab.readProject('group/project')).toMatchObject({ id: projectId, path: 'group/project', httpUrl: 'https://gitlab.example.com/group/project.git', archived: false, empty: false, objectFormat: 'sha1', accessLevel: 40, pullMirror: false });
    server.moveProject('group/project', 'moved/away');
    expect(await gitlab.readProject('group/project')).toMatchObject({ id: projectId, path: 'moved/away' });
    expect(await gitlab.readProject(projectId)).toMatchObject({ path: 'moved/away' });
    expect(await failureFrom(gitlab.readProject('no/such'))).toEqual({ code: 'not_found', kind: 'project', instanceId: INSTANCE, name: 'no/such' });
  });

  it('have groups', async () => {
    const { gitlab, server, user } = await startGitLab();
    server.addMember(server.addGroup({ path: 'group/sub' }), user, 50);
    const { items } = await gitlab.listGroups({ text: undefined, offset: 0, limit: 50 });
    expect(items.map(({ path }) => path)).toContain('group/sub');
  });
});

describe('a repository', () => {
  it('tells its protected branches', async () => {
    const { gitlab, projectId, server } = await startGitLab();
    server.protect('group/project', 'release/*', { pushLevels: [40], allowForcePush: true });
    expect(await gitlab.listProtectedBranches(projectId)).toEqual(expect.arrayContaining([
      expect.objectContaining({ name: 'main', allowForcePush: false }), { name: 'release/*', pushLevels: [40], allowForcePush: true },
    ]));
  });

  it('tells which commit comes before which', async () => {
    const { gitlab, projectId, server } = await startGitLab();
    const first = (await server.refs('group/project')).get('refs/heads/main') ?? '';
    const second = await server.commit('group/project', { files: { a: 'b' } });
    expect(await gitlab.isAncestor(projectId, first, second)).toBe(true);
    expect(await gitlab.isAncestor(projectId, second, first)).toBe(false);
    expect(await gitlab.isAncestor(projectId, '0'.repeat(39) + '1', second)).toBe(false);
    expect((await failureFrom(gitlab.isAncestor(ProjectId.parse(99_999), first, second))).code).toBe('not_found');
  });

  it('lists its refs as Git has them', async () => {
    const { gitlab, server } = await startGitLab({ relativeRoot: '/gitlab' });
    await server.tag('group/project', 'v1', 'main', 'annotated');
    expect(await gitlab.listRefs({ path: 'group/project' })).toEqual(await server.refs('group/project'));
    expect(await failureFrom(gitlab.listRefs({ path: 'no/such' }))).toEqual({ code: 'not_found', kind: 'project', instanceId: INSTANCE });
  });
});
