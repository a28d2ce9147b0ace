import { createServer, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { NetworkConsent } from '../../src-preload/contract/models/instance.ts';
import { createSystemClock } from '../adapters/system-clock.ts';
import { proxiesFrom } from './connections.ts';
import { createDoor } from './door.ts';
import { connectionTo, createTestLog, noChance } from './test-kit/kit.ts';
import { json, startServer } from './test-kit/server.ts';

/** A proxy that tunnels to one port of this machine whatever it is asked for, and remembers what that was. */
const startProxy = async (port: number) => {
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(request.url ?? '');
    request.pipe(httpRequest({ host: '127.0.0.1', port, path: request.url, headers: request.headers }, (answer) => void answer.pipe(response)));
  });
  proxy.on('connect', (request, client) => {
    asked.push(request.url ?? '');
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => void proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  const address = proxy.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return { asked, url: `http://127.0.0.1:${address.port}` };
};

const openThrough = (origin: string, proxies: ReturnType<typeof proxiesFrom>, network: NetworkConsent = 'public') => {
  const resolve = (): Promise<string[]> => Promise.reject(new Error('the proxy resolves'));
  const door = createDoor({ clock: createSystemClock(), chance: noChance, log: createTestLog(), proxies, resolve });
  onTestFinished(() => door.close());
  return door.to(connectionTo(origin, { network }), 'person');
};

const startGitLab = () => startServer((_request, response) => json(response, 200, { version: '18.4.0', enterprise: true }));

describe('a proxy', () => {
  it('is used for names, and resolves them itself', async () => {
    const server = await startGitLab();
    const proxy = await startProxy(server.port);
    const gitlab = openThrough('http://gitlab.test', proxiesFrom({ HTTP_PROXY: proxy.url }));
    expect(await gitlab.readMetadata()).toMatchObject({ version: '18.4.0' });
    expect(proxy.asked).toEqual(['gitlab.test:80']);
    expect(server.seen[0]?.headers.host).toBe('gitlab.test');
  });

  it('is not used where NO_PROXY says so, nor for this machine', async () => {
    const server = await startGitLab();
    const proxy = await startProxy(server.port);
    const bypassed = openThrough('http://gitlab.test', proxiesFrom({ http_proxy: proxy.url, no_proxy: '.test' }));
    await expect(bypassed.readMetadata()).rejects.toMatchObject({ failure: { code: 'unreachable' } });
    expect(await openThrough(server.origin, proxiesFrom({ http_proxy: proxy.url }), 'loopback').readMetadata()).toMatchObject({ version: '18.4.0' });
    expect(proxy.asked).toEqual([]);
  });

  it('opens no way to addresses that are never allowed', async () => {
    const proxy = await startProxy(9);
    const proxies = proxiesFrom({ HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url });
    for (const origin of ['http://169.254.169.254', 'http://metadata.google.internal', 'https://10.0.0.1', 'http://127.0.0.1']) {
      expect(() => openThrough(origin, proxies)).toThrow('blocked_address');
    }
    expect(proxy.asked).toEqual([]);
  });

  it('is read from the environment in either case', () => {
    expect(proxiesFrom({ HTTPS_PROXY: 'http://a', http_proxy: 'http://b', NO_PROXY: 'c' })).toEqual({ https: 'http://a', http: 'http://b', bypass: 'c' });
    expect(proxiesFrom({})).toEqual({ https: '', http: '', bypass: '' });
  });
});
