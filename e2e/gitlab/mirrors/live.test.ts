import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { startDouble, type Double, type Server } from '../double.ts';
import { apiClient } from '../testing.ts';

let double: Double;
let source: Server;
let target: Server;

beforeAll(async () => {
  double = await startDouble();
  source = await double.addServer({ name: 'source' });
  target = await double.addServer({ name: 'target' });
});

afterAll(() => double.close());

describe('mirrors under the wall clock', { timeout: 30_000 }, () => {
  it('run on their own, and one after another through a chain of servers', async () => {
    const last = await double.addServer({ name: 'last' });
    const from = await source.addProject({ path: 'a/a' });
    const middle = await target.addProject({ path: 'b/b', empty: true });
    const end = await last.addProject({ path: 'c/c', empty: true });
    const connect = async (server: Server, project: number, to: { gitUrl: string }, owner: Server, where: typeof middle): Promise<void> => {
      const user = owner.addUser({ username: 'bot' });
      owner.addMember(where, user, 40);
      const { value } = owner.addToken(user, { scopes: ['write_repository'] });
      const api = apiClient(server, server.addToken(server.addUser({ username: 'root', admin: true }), { scopes: ['api'] }).value);
      await api('POST', `/projects/${project}/remote_mirrors`, { url: to.gitUrl.replace('://', `://x:${value}@`), enabled: true });
    };
    await connect(source, from.id, middle, target, middle);
    await connect(target, middle.id, end, last, end);
    const commit = await source.commit('a/a', { files: { 'live.txt': 'live' } });
    await vi.waitFor(async () => expect((await last.refs('c/c')).get('refs/heads/main')).toBe(commit), { timeout: 20_000, interval: 50 });
    expect(source.pushMirrors('a/a')).toMatchObject([{ status: 'finished' }]);
  });
});
