import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { virtualClock } from '../clock.ts';
import { startDouble, type Double, type Server } from '../double.ts';
import { apiClient } from '../testing.ts';

let double: Double;
let secure: Server;
const folder = mkdtempSync(join(tmpdir(), 'tls-test-'));
const openssl = spawnSync('openssl', ['version']).status === 0;

const certificate = (): { key: string; cert: string } => {
  const key = join(folder, 'key.pem');
  const cert = join(folder, 'cert.pem');
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  spawnSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30', '-keyout', key, '-out', cert, ...subject]);
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
};

beforeAll(async () => {
  double = await startDouble({ clock: virtualClock() });
  if (openssl) secure = await double.addServer({ name: 'secure', tls: certificate() });
});

afterAll(async () => {
  await double.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a server with TLS', { timeout: 30_000 }, () => {
  it.skipIf(!openssl)(`is reached by mirrors that trust it, and by no others${openssl ? '' : ' (skipped: there is no openssl to make a certificate)'}`, async () => {
    const project = await secure.addProject({ path: 'team/app', visibility: 'public' });
    expect(project.gitUrl).toMatch(/^https:/);
    const run = async (trustsPeers: boolean): Promise<unknown> => {
      const server = await double.addServer({ name: `trusts-${String(trustsPeers)}`, trustsPeers });
      const api = apiClient(server, server.addToken(server.addUser({ username: 'root', admin: true }), { scopes: ['api'] }).value);
      const copy = await server.addProject({ path: 'team/copy', empty: true });
      await api('PUT', `/projects/${copy.id}/mirror/pull`, { enabled: true, url: project.gitUrl });
      await server.runMirrors();
      return [server.pullMirror('team/copy').status, server.pullMirror('team/copy').retryCount];
    };
    expect(await run(true)).toEqual(['finished', 0]);
    // A certificate that nobody vouches for stops the mirror at once, not after fourteen tries.
    expect(await run(false)).toEqual(['failed', 15]);
  });
});
