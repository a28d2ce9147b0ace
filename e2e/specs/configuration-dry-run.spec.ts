import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CommandResult, runCommand } from '../fixtures.ts';
import { createWorld, PASSPHRASE, type World } from '../world/world.ts';

/** As a pipeline runs it: a configuration in Git, held against a data folder, nothing changed. */
const API = 'platform/api';

let world: World;
let file: string;

const call = (method: string, input: object): Promise<CommandResult> =>
  runCommand(['call', method, JSON.stringify(input), '--data', world.data, '--passphrase-file', path.join(world.data, 'passphrase.txt')]);
const dryRun = (prune = false): Promise<CommandResult> => call('plans.make', { kind: 'configuration', file: { path: file }, prune });
const requests = (): number => world.source.server.log.entries.length + world.target.server.log.entries.length;

beforeAll(async () => {
  world = await createWorld();
  file = path.join(world.data, 'mirrors.yaml');
  writeFileSync(path.join(world.data, 'passphrase.txt'), PASSPHRASE);
  const pair = await world.join('push');
  await world.project(API);
  await world.call('mirrors.create', { pairId: pair.id, source: API, target: API });
  await world.settle();
  await world.letGo();
});
afterAll(() => world.close());

describe('A dry run of a configuration', () => {
  test('of what is here says that nothing would change', async () => {
    expect((await call('transfer.exportConfiguration', { file: { path: file } })).code).toBe(0);
    const { code, out } = await dryRun();
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, value: { kind: 'configuration', state: 'ready', guard: null } });
    expect(Object.keys(JSON.parse(out).value.counts).filter((action) => action !== 'skip')).toEqual([]);
  });

  test('names each change, field by field, and asks GitLab nothing', async () => {
    const before = requests();
    const text = readFileSync(file, 'utf8');
    expect(text).not.toContain('glpat');
    writeFileSync(file, text.replace('overwriteDiverged: false', 'overwriteDiverged: true'));
    const { code, out } = await dryRun();
    expect(code).toBe(0);
    expect(JSON.parse(out).value).toMatchObject({ counts: { update_pair: 1 }, steps: expect.arrayContaining([expect.objectContaining({ action: 'update_pair', object: 'Pair' })]) });
    expect(requests()).toBe(before);
  });

  test('says what would be removed only where that is asked for', async () => {
    writeFileSync(file, 'version: 1\ninstances: []\npairs: []\n');
    expect(JSON.parse((await dryRun()).out).value).toMatchObject({ counts: { missing: 4 }, guard: null });
    expect(JSON.parse((await dryRun(true)).out).value).toMatchObject({ guard: 'delete' });
  });

  test('of a file that is none ends with 1 and names the place', async () => {
    writeFileSync(file, 'version: 1\ninstances:\n  - name: [\n');
    const { code, out } = await dryRun();
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, failure: { code: 'file_refused', reason: 'content', where: expect.stringContaining('line') } });
  });
});
