import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../e2e/world/world.ts';

const PASSPHRASE = 'six words that nobody would guess';

const worlds: World[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

const newWorld = async (): Promise<World> => {
  const world = await createWorld();
  worlds.push(world);
  return world;
};

/** A machine with a mirror whose issues are copied. */
const filledWorld = async () => {
  const world = await newWorld();
  const pair = await world.join('push', { branchRegex: '^main$' });
  await world.project('platform/api');
  const mirror = await world.call('mirrors.create', { pairId: pair.id, source: 'platform/api', target: 'platform/api' });
  await world.call('issueSync.configure', { mirrorId: mirror.id, enabled: true, comments: false });
  await world.call('settings.update', { verifyHours: 48, theme: 'dark' });
  await world.settle();
  const file = { path: path.join(world.data, 'one.age') };
  return { world, pair, mirror, file, origins: [world.source.server.url, world.target.server.url] };
};

describe('a backup', { timeout: 120_000 }, () => {
  it('is made, read back, and inspected without changing anything', async () => {
    const { world, file } = await filledWorld();
    const made = await world.call('transfer.backup', { file, passphrase: PASSPHRASE, secrets: true });
    expect(made.counts).toMatchObject({ instances: 2, pairs: 1, mirrors: 1, credentials: 1, issueSyncs: 1, settings: 1 });
    // Two tokens and a credential; the key of our copies besides, once an issue was copied.
    expect(made.counts.secrets).toBeGreaterThanOrEqual(3);
    expect(made.bytes).toBe(statSync(file.path).size);
    expect(made.sha256).toBe(createHash('sha256').update(readFileSync(file.path)).digest('hex'));
    expect(statSync(file.path).mode & 0o077).toBe(0);
    const seen = await world.call('transfer.inspect', { file, passphrase: PASSPHRASE });
    expect(seen).toMatchObject({ madeHere: true, hasSecrets: true, counts: made.counts, bytes: made.bytes, sha256: made.sha256, differences: [] });
    expect(await world.call('transfer.differences', { inspection: seen.inspection, kind: 'mirror' })).toMatchObject({ total: 1, items: [{ state: 'same', name: 'platform/api → platform/api' }] });
    expect(seen.compared.mirrors).toEqual({ new: 0, same: 1, different: 0, missing: 0 });
    expect(await world.call('transfer.overview', {})).toMatchObject({ counts: made.counts, lastBackup: { madeAt: made.madeAt, bytes: made.bytes, overdue: false }, nextBackupAt: null, running: null });
    expect(readdirSync(world.data).filter((name) => name.startsWith('staging'))).toEqual([]);
  });

  it('is brought to another machine, which then has everything and rests', async () => {
    const { world, file, origins } = await filledWorld();
    await world.call('transfer.backup', { file, passphrase: PASSPHRASE, secrets: true });
    const other = await newWorld();
    const seen = await other.call('transfer.inspect', { file, passphrase: PASSPHRASE });
    expect(seen).toMatchObject({ madeHere: false, instances: [{ state: 'new', needsApproval: true, needsToken: false, network: 'loopback' }, { state: 'new' }] });
    expect(await other.refusal('transfer.restore', { file, passphrase: PASSPHRASE, how: 'replace' })).toMatchObject({ code: 'invalid_input', field: 'approve', limit: origins[0] });
    expect((await other.call('instances.list', {})).total).toBe(0);
    const done = await other.call('transfer.restore', { file, passphrase: PASSPHRASE, how: 'replace', approve: origins });
    expect(done).toMatchObject({ instances: { added: 2, removed: 0 }, pairs: { added: 1 }, mirrors: { added: 1 }, madeBy: seen.madeBy });
    const [mirror] = (await other.call('mirrors.list', {})).items;
    expect(mirror).toMatchObject({ source: { path: 'platform/api' }, desired: { effective: { branchRegex: '^main$', issueSyncEnabled: true } }, credential: { state: 'active' }, verified: { state: 'never' } });
    expect(await other.call('issueSync.get', { mirrorId: mirror?.id ?? 0 })).toMatchObject({ enabled: true, options: { comments: false } });
    expect(await other.call('settings.get', {})).toMatchObject({ verifyHours: 48, theme: 'system' });
    expect(await other.call('background.get', {})).toMatchObject({ heldBy: 'person', pausedUntil: null });
    // The token came along, sealed for this machine: GitLab answers.
    expect(await other.call('mirrors.verify', { mirrorId: mirror?.id ?? 0 })).toMatchObject({ settings: { state: 'match' } });
  });

  it('is held against this machine object by object, and merged by kind and by object', async () => {
    const { world, file, pair, mirror } = await filledWorld();
    await world.call('transfer.backup', { file, passphrase: PASSPHRASE, secrets: true });
    await world.call('pairs.update', { pairId: pair.id, branchRegex: null, description: 'as it is here' });
    await world.call('mirrors.update', { mirrorId: mirror.id, overrides: { overwriteDiverged: true } });
    await world.call('settings.update', { verifyHours: 24 });
    await world.settle();
    const { inspection, grant, differences } = await world.call('transfer.inspect', { file, passphrase: PASSPHRASE });
    expect(differences.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['settings different', 'pair different', 'mirror different']);
    const changed = await world.call('transfer.differences', { inspection, state: 'different' });
    expect(changed.items.map(({ values }) => values)).toEqual([
      [{ field: 'verifyHours', mine: 24, theirs: 48 }],
      [{ field: 'description', mine: 'as it is here', theirs: '' }, { field: 'branchRegex', mine: null, theirs: '^main$' }],
      [{ field: 'overwriteDiverged', mine: true, theirs: null }],
    ]);
    expect(await world.call('transfer.differences', { inspection, text: 'PLATFORM', limit: 1 })).toMatchObject({ total: 1, items: [{ kind: 'mirror' }] });
    // Theirs of all kinds but settings, and of the one mirror mine.
    const choices = { default: 'theirs' as const, kinds: { settings: 'mine' as const }, otherwise: [{ kind: 'mirror' as const, id: mirror.id }] };
    expect(await world.call('transfer.restore', { file, passphrase: PASSPHRASE, how: 'merge', choices })).toMatchObject({ pairs: { changed: 1 }, mirrors: { changed: 0, kept: 1 } });
    expect(grant).not.toBe('');
    expect(await world.call('settings.get', {})).toMatchObject({ verifyHours: 24 });
    expect(await world.call('pairs.get', { pairId: pair.id })).toMatchObject({ branchRegex: '^main$', description: '' });
    expect(await world.call('mirrors.get', { mirrorId: mirror.id })).toMatchObject({ desired: { overrides: { overwriteDiverged: true } } });
    await world.call('transfer.inspect', { file, passphrase: PASSPHRASE });
    expect(await world.refusal('transfer.differences', { inspection })).toEqual({ code: 'conflict', reason: 'plan_is_old' });
  });

  it('without secrets asks for each new instance its token', async () => {
    const { world, file, origins } = await filledWorld();
    expect((await world.call('transfer.backup', { file, passphrase: PASSPHRASE, secrets: false })).counts.secrets).toBe(0);
    const other = await newWorld();
    const input = { file, passphrase: PASSPHRASE, how: 'merge' as const, approve: origins };
    expect(await other.refusal('transfer.restore', input)).toMatchObject({ code: 'invalid_input', field: 'tokens', limit: origins[0] });
    const tokens = [world.source, world.target].map((side) => ({ origin: side.server.url, token: side.token.value }));
    await other.call('transfer.restore', { ...input, tokens });
    const [mirror] = (await other.call('mirrors.list', {})).items;
    expect(await other.call('mirrors.verify', { mirrorId: mirror?.id ?? 0 })).toMatchObject({ settings: { state: 'match' } });
    // Here the same file changes nothing: what it does not hold is kept.
    await world.call('transfer.restore', { ...input, how: 'replace' });
    await world.call('background.resume', {});
    const [own] = (await world.call('mirrors.list', {})).items;
    await world.passing(world.call('mirrors.rotateToken', { mirrorId: own?.id ?? 0 }));
  });

  it('can be for colleagues by their public keys', async () => {
    const { world, file, origins } = await filledWorld();
    const other = await newWorld();
    const { publicKey } = await other.call('transfer.identity', { name: 'Night shift' });
    expect(publicKey).toMatch(/^age1[a-z0-9]{58}$/);
    expect((await other.call('transfer.identity', {})).publicKey).toBe(publicKey);
    await world.call('transfer.backup', { file, recipients: [publicKey], secrets: true });
    expect(await other.call('transfer.inspect', { file })).toMatchObject({ counts: { mirrors: 1 } });
    expect(await world.call('transfer.inspect', { file })).toMatchObject({ madeHere: true });
    const stranger = await newWorld();
    expect(await stranger.refusal('transfer.inspect', { file })).toEqual({ code: 'file_refused', reason: 'wrong_key', where: null });
    await other.call('transfer.restore', { file, how: 'merge', approve: origins });
    expect((await other.call('mirrors.list', {})).total).toBe(1);
  });

  it('holds no secret where none was asked for, and none in clear where they were', async () => {
    const { world, file } = await filledWorld();
    await world.call('transfer.backup', { file, passphrase: PASSPHRASE, secrets: true });
    expect(readFileSync(file.path).includes(world.source.token.value)).toBe(false);
    await world.letGo();
    const stored = readdirSync(world.data).filter((name) => name.includes('.db'));
    expect(stored).toContain('maestro.db');
    for (const name of stored) expect(readFileSync(path.join(world.data, name)).includes(world.source.token.value)).toBe(false);
  });

  it('is refused with the reason, and nothing changes', async () => {
    const { world, file } = await filledWorld();
    await world.call('transfer.backup', { file, passphrase: PASSPHRASE, secrets: true });
    const whole = readFileSync(file.path);
    const refusalOf = async (bytes: Uint8Array, passphrase = PASSPHRASE) => {
      writeFileSync(file.path, bytes);
      return world.refusal('transfer.restore', { file, passphrase, how: 'replace' });
    };
    expect(await refusalOf(whole, 'another passphrase')).toEqual({ code: 'file_refused', reason: 'wrong_key', where: null });
    expect(await refusalOf(whole.subarray(0, whole.length - 40))).toMatchObject({ code: 'file_refused', reason: 'damaged' });
    expect(await refusalOf(whole.subarray(0, whole.length / 2))).toMatchObject({ code: 'file_refused', reason: 'damaged' });
    expect(await refusalOf(Buffer.from('{"not": "a backup"}'))).toMatchObject({ code: 'file_refused', reason: 'not_a_backup' });
    expect(await refusalOf(Buffer.alloc(1_000_000))).toMatchObject({ code: 'file_refused', reason: 'not_a_backup' });
    expect(await world.refusal('transfer.restore', { file: { path: world.data }, passphrase: PASSPHRASE, how: 'replace' })).toMatchObject({ code: 'file_refused', reason: 'not_a_file' });
    expect((await world.call('mirrors.list', {})).total).toBe(1);
    expect(readdirSync(world.data).filter((name) => name.startsWith('staging'))).toEqual([]);
    expect((await world.call('activity.list', { action: 'backup.restored' })).items[0]).toMatchObject({ result: 'failed' });
  });
});
