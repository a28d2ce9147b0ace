import { appendFileSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createWorld, PASSPHRASE } from '../../e2e/world/world.ts';

type World = Awaited<ReturnType<typeof createWorld>>;

let world: World;
afterEach(() => world.close());

const write = (...lines: object[]): void => appendFileSync(path.join(world.data, 'logs', 'maestro.log'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
const at = '2026-01-02T03:04:05.000Z';

describe('the log on the screen', () => {
  it('shows the newest first, from a level on, with a text anywhere', async () => {
    world = await createWorld();
    write({ at, level: 'info', event: 'a.started', host: 'one' }, { at, level: 'warn', event: 'b.slow', ms: 12 }, { at, level: 'error', event: 'c.broken', ok: false });
    const { items } = await world.call('log.list', { level: 'warn' });
    expect(items.slice(0, 2)).toEqual([
      { at: Date.parse(at), level: 'error', event: 'c.broken', data: { ok: false } },
      { at: Date.parse(at), level: 'warn', event: 'b.slow', data: { ms: 12 } },
    ]);
    expect(await world.call('log.list', { text: 'A.START' })).toMatchObject({ total: 1, items: [{ event: 'a.started', data: { host: 'one' } }] });
  });

  it('leaves out a line that a power cut left half', async () => {
    world = await createWorld();
    write({ at, level: 'error', event: 'last.whole' });
    appendFileSync(path.join(world.data, 'logs', 'maestro.log'), '{"at":"2026-');
    expect((await world.call('log.list', { level: 'error' })).items[0]).toMatchObject({ event: 'last.whole' });
  });
});

/** Passphrases cost what they must, on a machine that may be loaded. */
const SLOW = { timeout: 60_000 };

describe('a support bundle', SLOW, () => {
  it('tells versions, settings, health, servers without addresses and the log, and holds no secret and no name', async () => {
    world = await createWorld();
    const pair = await world.join('push');
    await world.project('hidden-group/hidden-project');
    await world.call('mirrors.create', { pairId: pair.id, source: 'hidden-group/hidden-project', target: 'hidden-group/hidden-project' });
    await world.settle();
    await world.call('vault.addOperator', { name: 'Hidden Operator', role: 'administrator', passphrase: 'hidden passphrase of hers' });
    const { code } = await world.call('vault.makeRecoveryCode', {});
    await world.refusal('vault.unlock', { operator: 'Hidden Operator', passphrase: 'hidden wrong passphrase' });
    await world.call('instances.update', { instanceId: pair.sourceInstanceId, name: 'Hidden Instance' });
    write({ at, level: 'warn', event: 'x', note: `Authorization: Bearer ${world.source.token.value}` });
    const file = path.join(world.data, 'bundle.json');
    const { bytes } = await world.call('log.supportBundle', { file: { path: file } });
    const text = readFileSync(file, 'utf8');
    expect(bytes).toBe(statSync(file).size);
    expect(z.looseObject({ about: z.object({ version: z.string(), electron: z.string().nullable(), node: z.string(), system: z.string() }), servers: z.array(z.unknown()).length(2), log: z.array(z.unknown()).min(1), health: z.array(z.object({ area: z.string(), state: z.string() })).min(5), jobs: z.array(z.unknown()).min(1) }).safeParse(JSON.parse(text)).success).toBe(true);
    expect(text).not.toMatch(/hidden[- ](?!\])/i);
    for (const secret of [world.source.token.value, world.target.token.value, PASSPHRASE, code, new URL(world.source.server.url).host]) expect(text).not.toContain(secret);
  });

  it('says why it cannot be written', async () => {
    world = await createWorld();
    expect(await world.refusal('log.supportBundle', { file: { path: world.data } })).toEqual({ code: 'storage', reason: 'io' });
    const window = world.app().connect('window');
    expect(await window.call('log.supportBundle', { file: { path: '/tmp/x' } })).toEqual({ ok: false, failure: { code: 'not_allowed', reason: 'file_not_chosen' } });
  });

  it('goes to where the person chose in the dialog', async () => {
    world = await createWorld();
    const file = path.join(world.data, 'chosen.json');
    world.machine.chooses(file);
    const { grant, name } = await world.call('files.choose', { as: 'save', suggestedName: 'support.json', extensions: ['json'] });
    expect(name).toBe(file);
    await world.call('log.supportBundle', { file: { grant: grant ?? '' } });
    expect(statSync(file).mode & 0o077).toBe(0);
    world.machine.chooses(null);
    expect(await world.call('files.choose', { as: 'open' })).toEqual({ grant: null, name: null });
  });
});
