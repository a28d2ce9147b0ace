import { describe, expect, it } from 'vitest';
import { createEgress } from './egress.ts';
import type { NetworkConsent } from '../../src-preload/contract/models/instance.ts';
import type { BlockedReason } from '../../src-preload/contract/failures.ts';
import { AppError } from '../rules/app-error.ts';
import { failureFrom, openDoor } from './test-kit/kit.ts';
import { json, startServer } from './test-kit/server.ts';

const refusal = (base: string, consent: NetworkConsent): BlockedReason | null => {
  try {
    createEgress(base, consent);
    return null;
  } catch (error) {
    if (error instanceof AppError && error.failure.code === 'blocked_address') return error.failure.reason;
    throw error;
  }
};

describe('an address that is written as numbers', () => {
  it.each([
    ['http://127.0.0.1', 'loopback'], ['http://2130706433', 'loopback'], ['http://0177.0.0.1', 'loopback'], ['http://0x7f.1', 'loopback'],
    ['http://0x7f000001', 'loopback'], ['http://127.1', 'loopback'], ['http://[::1]', 'loopback'], ['http://[::ffff:127.0.0.1]', 'loopback'],
    ['http://[::7f00:1]', 'loopback'], ['http://[64:ff9b::7f00:1]', 'loopback'], ['http://[2002:7f00:1::]', 'loopback'],
    ['https://10.0.0.5', 'private'], ['https://192.168.4.4:8443', 'private'], ['https://[fd12::1]', 'private'],
    ['http://169.254.169.254', 'metadata'], ['http://2852039166', 'metadata'], ['http://[::ffff:a9fe:a9fe]', 'metadata'], ['http://metadata.google.internal', 'metadata'],
    ['http://169.254.1.1', 'link_local'], ['http://[fe80::1]', 'link_local'], ['http://224.0.0.1', 'multicast'], ['http://0.0.0.0', 'unspecified'],
    ['http://255.255.255.255', 'reserved'], ['http://[4000::1]', 'reserved'],
  ] as const)('%s is refused as %s without consent', (base, reason) => {
    expect(refusal(base, 'public')).toBe(reason);
  });

  it('is allowed up to what the administrator consented to', () => {
    expect(refusal('https://10.0.0.5', 'private')).toBeNull();
    expect(refusal('http://127.0.0.1:3000', 'private')).toBe('loopback');
    expect(refusal('http://127.0.0.1:3000', 'loopback')).toBeNull();
    expect(refusal('https://10.0.0.5', 'loopback')).toBeNull();
    for (const base of ['http://169.254.169.254', 'http://[fe80::1]', 'http://224.0.0.1', 'http://0.0.0.0']) expect(refusal(base, 'loopback')).not.toBeNull();
  });
});

describe('an address that is no plain one', () => {
  it.each([['ftp://gitlab.example.com', 'scheme'], ['https://user@gitlab.example.com', 'user_info'], ['https://gitlab.example.com/?a', 'query_or_fragment']] as const)(
    '%s is refused as %s',
    (base, reason) => {
      expect(refusal(base, 'loopback')).toBe(reason);
    },
  );
});

describe('a target', () => {
  const egress = createEgress('https://gitlab.example.com/sub/path', 'public');

  it('lies below the root of the instance', () => {
    expect(egress.target('api/v4/projects/1?per_page=1')).toBe('/sub/path/api/v4/projects/1?per_page=1');
    expect(egress.origin).toBe('https://gitlab.example.com');
  });

  it.each(['../admin', 'api/v4/projects/../../../x', 'api/v4/./user', 'api/%2e%2e/x', '/../x', 'a\\b', 'a#b', 'api/v4/with space'])('is refused where it leaves it: %s', (path) => {
    expect(() => egress.target(path)).toThrow(expect.objectContaining({ failure: { code: 'blocked_address', reason: 'other_origin' } }));
  });
});

describe('a name', () => {
  const HERE = '127.0.0.1';

  it('is resolved once for a connection, and the connection goes to the address that was checked', async () => {
    const server = await startServer((_request, response) => json(response, 200, { version: '18.4.0-ee', enterprise: true }));
    const asked: string[] = [];
    const resolve = (name: string) => {
      asked.push(name);
      return Promise.resolve([HERE]);
    };
    const { gitlab } = openDoor(`http://gitlab.test:${server.port}`, { resolve });
    for (let call = 0; call < 5; call += 1) await gitlab.readMetadata();
    expect(asked).toHaveLength(gitlab.health().connections.open);
    expect(new Set(asked)).toEqual(new Set(['gitlab.test']));
    expect(new Set(server.seen.map(({ headers }) => headers.host))).toEqual(new Set([`gitlab.test:${server.port}`]));
  });

  it.each([
    ['it moved to this machine', ['127.0.0.1'], 'public', 'loopback'],
    ['one of its addresses is private', ['8.8.8.8', '10.0.0.1'], 'public', 'private'],
    ['one of its addresses is for metadata', ['127.0.0.1', '169.254.169.254'], 'loopback', 'metadata'],
    ['an address hides another', ['::ffff:7f00:1'], 'private', 'loopback'],
    ['it has no address', [], 'loopback', 'unresolvable_form'],
  ] as const)('is refused when %s', async (_why, addresses, network, reason) => {
    const server = await startServer((_request, response) => json(response, 200, {}));
    const { gitlab } = openDoor(`http://gitlab.test:${server.port}`, { resolve: () => Promise.resolve([...addresses]), connection: { network } });
    expect(await failureFrom(gitlab.readMetadata())).toEqual({ code: 'blocked_address', reason });
    expect(server.seen).toEqual([]);
    expect(gitlab.health().breaker.failures).toBe(0);
  });

  it('is reached at its second address when nobody listens at the first', async () => {
    const server = await startServer((_request, response) => json(response, 200, { version: '18.4.0', enterprise: false }));
    const { gitlab } = openDoor(`http://gitlab.test:${server.port}`, { resolve: () => Promise.resolve(['127.0.0.2', HERE]) });
    expect(await gitlab.readMetadata()).toEqual({ version: '18.4.0', edition: 'community' });
  });

  it('that nobody knows is not found', async () => {
    const unknown = Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
    const { gitlab } = openDoor('http://gitlab.test:9', { resolve: () => Promise.reject(unknown) });
    expect(await failureFrom(gitlab.readMetadata())).toMatchObject({ code: 'unreachable', reason: 'name_not_found' });
  });
});

describe('a project path', () => {
  it('cannot climb out of the API', async () => {
    const server = await startServer((_request, response) => json(response, 200, {}));
    const { gitlab } = openDoor(server.origin);
    for (const path of ['..', '.', 'project', 'a/..', '../b', 'a//b', '/a']) expect((await failureFrom(gitlab.readProject(path))).code).toBe('not_found');
    expect(server.seen).toEqual([]);
  });
});
