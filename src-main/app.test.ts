import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkRequests } from '../e2e/gitlab/contract/check-requests.ts';
import { findContract } from '../e2e/gitlab/contract/folder.ts';
import { readOpenApi } from '../e2e/gitlab/contract/openapi.ts';
import { createWorld, PASSPHRASE, type World } from '../e2e/world/world.ts';

let world: World;
afterEach(() => world.close());

const PATH = 'platform/api';

/** The whole main job once, good and bad: register, join, mirror, trigger, compare, change, fail, remove. */
const live = async (heard: unknown[]): Promise<void> => {
  const { app } = world;
  app().on('changed', (payload) => void heard.push(payload));
  app().on('progress', (payload) => void heard.push(payload));
  const pair = await world.join('push');
  await world.project(PATH);
  const { id: mirrorId } = await world.call('mirrors.create', { pairId: pair.id, source: PATH, target: PATH });
  await world.settle();
  await world.source.server.commit(PATH, { files: { 'x.txt': 'x' } });
  await world.call('mirrors.trigger', { mirrorId });
  await world.settle();
  await world.call('mirrors.update', { mirrorId, overrides: { overwriteDiverged: true } });
  const [token] = world.target.server.tokens(PATH);
  world.target.server.revokeToken(token?.id ?? 0);
  await world.source.server.commit(PATH, { files: { 'y.txt': 'y' } });
  await world.call('mirrors.trigger', { mirrorId });
  await world.settle();
  for (const method of ['instances.list', 'pairs.list', 'mirrors.list', 'jobs.list', 'activity.list'] as const) heard.push(await app().call(method, {}));
  heard.push(await app().call('mirrors.get', { mirrorId }));
  heard.push(await app().call('vault.unlock', { passphrase: 'not the passphrase' }));
};

/** Everything that is secret in the world: the instances' tokens, the mirrors' credentials, the passphrase. */
const canaries = (): string[] => [
  world.source.token.value,
  world.target.token.value,
  ...world.source.server.pushMirrors(PATH).flatMap(({ remote }) => (remote.password === null ? [] : [remote.password])),
  PASSPHRASE,
];

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((entry) => (entry.isFile() ? [path.join(entry.parentPath, entry.name)] : []));

describe('a secret', () => {
  it('is in no file, no reply, no event and no log line', async () => {
    world = await createWorld();
    const heard: unknown[] = [];
    await live(heard);
    const secrets = canaries();
    expect(secrets).toHaveLength(4);
    const written = files(world.data);
    expect(written.some((file) => file.endsWith('maestro.log'))).toBe(true);
    for (const secret of secrets) {
      expect(JSON.stringify(heard)).not.toContain(secret);
      for (const file of written) expect(readFileSync(file).includes(secret), `${file} holds a secret`).toBe(false);
    }
  });
});

const contract = findContract();
/** Real, and only left out of the document's subset. */
const isOutside = (path: string): boolean => path.endsWith('/repository/merge_base');

describe('every request to GitLab', () => {
  it.skipIf(contract.folder === null)(`is one that GitLab's own document knows${contract.folder === null ? ` (skipped: ${contract.missing})` : ''}`, async () => {
    world = await createWorld();
    await live([]);
    const document = readOpenApi(contract.folder ?? '');
    for (const side of [world.source, world.target]) {
      const sent = side.server.log.entries.filter(({ path: sentTo }) => sentTo.includes('/api/v4/') && !isOutside(sentTo));
      expect(sent.length).toBeGreaterThan(10);
      expect(checkRequests(sent, document)).toEqual([]);
    }
  });
});

describe('a failed run at GitLab', () => {
  it('is shown as failed with the reason, and never as equal', async () => {
    world = await createWorld();
    await live([]);
    const { items } = await world.call('mirrors.list', {});
    expect(items[0]).toMatchObject({ observed: { status: 'failed' }, verified: { state: 'behind' } });
    expect(items[0]?.observed.lastError).toMatch(/Access denied|Authentication failed|403|401/i);
  });
});
