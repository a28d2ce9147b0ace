import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../e2e/world/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const form = (change: object = {}) => ({ name: 'Company', url: world.source.server.url, token: world.source.token.value, network: 'loopback' as const, ...change });
const add = (change: object = {}) => world.call('instances.create', form(change));

describe('registering an instance', () => {
  it('stores what the server says of itself and of the token, and never the token', async () => {
    const instance = await add();
    expect(instance).toMatchObject({ name: 'Company', edition: 'enterprise', tokenUser: 'maintainer', tokenScopes: ['api'], reachability: 'ok', pairs: 0, mirrors: 0 });
    expect(instance.version).toMatch(/^19\.3/);
    expect(JSON.stringify(await world.call('instances.list', {}))).not.toContain(world.source.token.value);
  });

  it.each([
    ['a name that is taken in another case', { name: 'COMPANY', url: 'http://127.0.0.1:9' }, { code: 'name_taken', field: 'name' }],
    ['the same server written otherwise', { name: 'Other', slash: '/' }, { code: 'conflict', reason: 'origin_taken', name: 'Company' }],
  ])('refuses %s before anything is sent', async (_what, { name, url, slash = '' }: { name: string; url?: string; slash?: string }, failure) => {
    await add();
    world.source.server.log.clear();
    expect(await world.refusal('instances.create', form({ name, url: url ?? `${world.source.server.url.toUpperCase()}${slash}` }))).toMatchObject(failure);
    expect(world.source.server.log.entries).toEqual([]);
  });

  it.each([
    ['a scheme that is not HTTP', 'ftp://git.example.com', { code: 'invalid_input', field: 'url' }],
    ['an address without scheme', 'git.example.com', { code: 'invalid_input', field: 'url' }],
    ['user-info', 'https://me:secret@git.example.com', { code: 'blocked_address', reason: 'user_info' }],
    ['a metadata address', 'http://169.254.169.254', { code: 'blocked_address' }],
    ['loopback without consent, in decimal', 'http://2130706433', { code: 'blocked_address', reason: 'loopback' }],
    ['loopback without consent, in octal', 'http://0177.0.0.1', { code: 'blocked_address', reason: 'loopback' }],
    ['loopback without consent, IPv6-mapped', 'http://[::ffff:127.0.0.1]', { code: 'blocked_address', reason: 'loopback' }],
    ['a private address without consent', 'http://10.0.0.1', { code: 'blocked_address', reason: 'private' }],
  ])('refuses %s', async (_what, url, failure) => {
    expect(await world.refusal('instances.create', form({ url, network: 'public' }))).toMatchObject(failure);
  });

  it('says which scope the token lacks', async () => {
    const weak = world.source.server.addToken(world.source.admin, { scopes: ['read_api'] });
    expect(await world.refusal('instances.create', form({ token: weak.value }))).toMatchObject({ code: 'missing_scope', scopes: ['api'] });
  });

  it.each([
    ['a wrong token', { token: 'glpat-wrong-wrong-wrong-1' }, 'unauthorized_token'],
    ['nobody at the address', { url: 'http://127.0.0.1:9' }, 'unreachable'],
  ])('fails with %s and stores nothing', async (_what, change, code) => {
    expect(await world.passing(world.refusal('instances.create', form(change)))).toMatchObject({ code });
    expect((await world.call('instances.list', {})).total).toBe(0);
  });

  it('takes a login page with status 200 for what it is', async () => {
    world.source.server.faults.add({ path: /api\/v4/, kind: 'html200', times: 20 });
    expect(await world.passing(world.refusal('instances.create', form()))).toMatchObject({ code: 'unexpected_answer', reason: 'html' });
  });

  it('needs an open vault, and asks nobody without', async () => {
    await world.call('vault.lock', {});
    expect(await world.refusal('instances.create', form())).toEqual({ code: 'locked', reason: 'passphrase_needed' });
    expect(world.source.server.log.entries).toEqual([]);
  });
});

describe('changing an instance', () => {
  it('tries a new token before it takes the place of the old', async () => {
    const { id } = await add();
    expect(await world.refusal('instances.update', { instanceId: id, token: 'glpat-wrong-wrong-wrong-1' })).toMatchObject({ code: 'unauthorized_token' });
    expect((await world.call('instances.probe', { instanceId: id })).tokenUser).toBe('maintainer');
    const other = world.source.server.addToken(world.source.admin, { scopes: ['api'], name: 'second' });
    expect((await world.call('instances.update', { instanceId: id, token: other.value })).tokenName).toBe('second');
    world.source.server.revokeToken(world.source.token.id);
    expect((await world.call('instances.probe', { instanceId: id })).tokenName).toBe('second');
  });

  it('keeps the address once a pair uses it', async () => {
    const pair = await world.join('push');
    expect(await world.refusal('instances.update', { instanceId: pair.sourceInstanceId, url: 'https://elsewhere.example' })).toMatchObject({ code: 'conflict', reason: 'fixed_once_used', pairs: 1 });
  });

  it('renames without asking the server', async () => {
    const { id } = await add();
    world.source.server.log.clear();
    expect((await world.call('instances.update', { instanceId: id, name: 'Renamed' })).name).toBe('Renamed');
    expect(world.source.server.log.entries).toEqual([]);
  });
});

describe('removing an instance', () => {
  const withMirror = async () => {
    const pair = await world.join('push');
    await world.project('a/b');
    await world.call('mirrors.create', { pairId: pair.id, source: 'a/b', target: 'a/b' });
    return pair.sourceInstanceId;
  };

  it('is refused while mirrors go with it, and says how many', async () => {
    const instanceId = await withMirror();
    expect(await world.refusal('instances.remove', { instanceId })).toEqual({ code: 'conflict', reason: 'in_use', pairs: 1, mirrors: 1 });
  });

  it('removes its mirrors on GitLab where that is asked', async () => {
    const instanceId = await withMirror();
    expect(await world.call('instances.remove', { instanceId, mirrors: 'remove' })).toEqual({ removed: true, mirrors: 1, cleanUpsLeft: 0 });
    expect(world.leftovers('a/b')).toEqual({ tokens: 0, pushMirrors: 0, pullMirrors: 0 });
    expect(await world.call('pairs.list', {})).toEqual({ items: [], total: 0 });
  });

  it('leaves GitLab as it is where the mirrors are to be forgotten', async () => {
    const instanceId = await withMirror();
    await world.call('instances.remove', { instanceId, mirrors: 'forget' });
    expect(world.leftovers('a/b')).toMatchObject({ tokens: 1, pushMirrors: 1 });
    expect((await world.call('mirrors.list', {})).total).toBe(0);
  });
});

describe('what an instance has', () => {
  it('finds projects by part of their path and the mirrors that exist on one', async () => {
    const pair = await world.join('push');
    await world.project('platform/api');
    const { items } = await world.call('instances.projects', { instanceId: pair.sourceInstanceId, text: 'platform/a' });
    expect(items.map(({ path }) => path)).toEqual(['platform/api']);
    const { source } = await world.call('mirrors.create', { pairId: pair.id, source: 'platform/api', target: 'platform/api' });
    const mirrors = await world.call('instances.existingMirrors', { instanceId: pair.sourceInstanceId, projectId: source.id });
    expect(mirrors).toMatchObject({ total: 1, items: [{ direction: 'push', enabled: true, other: { instanceId: pair.targetInstanceId, path: 'platform/api' } }] });
    expect(JSON.stringify(mirrors)).not.toMatch(/glpat|@/);
  });
});
