import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../../e2e/world/world.ts';
import { MirrorId, type PairId, type PlanId } from '../../../src-preload/contract/ids.ts';
import { parseText } from '../parse-text.ts';

const PATHS = ['platform/api', 'platform/web', 'platform/docs'] as const;
const [API, WEB, DOCS] = PATHS;

let world: World;
let pairId: PairId;
afterEach(() => world.close());

const begin = async (defaults: object = {}): Promise<void> => {
  world = await createWorld();
  ({ id: pairId } = await world.join('push', defaults));
  for (const one of PATHS) await world.project(one);
};

const fileAt = (name: string) => ({ path: path.join(world.data, name) });
const written = (name: string, content: unknown) => {
  const file = fileAt(name);
  writeFileSync(file.path, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};
const mirror = (one: string, more: object = {}) => ({ source_project_path: one, target_project_path: one, ...more });
const plan = (content: unknown, into = pairId) => world.call('plans.make', { kind: 'import', pairId: into, file: written('import', content) });
const run = async (method: 'plans.apply' | 'plans.undo', planId: PlanId) => {
  const { jobId } = await world.call(method, { planId });
  await world.settle();
  return { job: await world.call('jobs.get', { jobId }), plan: await world.call('plans.get', { planId }) };
};
const list = async () => (await world.call('mirrors.list', { pairId })).items;

describe('an exported pair', () => {
  it.each(['json', 'yaml'] as const)('goes out as %s and comes back as it was', async (format) => {
    await begin({ overwriteDiverged: true });
    const { id } = await world.call('mirrors.create', { pairId, source: API, target: API, overrides: { branchRegex: '^main$' } });
    await world.call('mirrors.create', { pairId, source: WEB, target: WEB, enabled: false });
    await world.settle();
    const mirrorId = MirrorId.parse(id);
    await world.call('issueSync.configure', { mirrorId, enabled: true, comments: false, existing: { since: '2026-01-01' } });
    await world.call('issueSync.labelRules', { mirrorId, rules: [{ source: 'bug', action: 'mapped', target: 'Bug', create: true }] });
    await world.call('issueSync.peopleRules', { mirrorId, rules: [{ source: 'ann', target: 'bob' }] });

    expect(await world.call('transfer.exportName', { pairId, format: 'yaml' })).toEqual({ name: 'mirrors_Pair.yaml' });
    expect(await world.call('transfer.exportPair', { pairId, format, file: fileAt('out') })).toMatchObject({ mirrors: 2 });
    const text = readFileSync(fileAt('out').path, 'utf8');
    expect(parseText(text)).toMatchObject({ metadata: { pair_name: 'Pair', mirror_direction: 'push', total_mirrors: 2 }, pair_defaults: { overwrite_diverged: true } });
    expect(text).not.toContain('glpat');

    for (const one of await list()) await world.call('mirrors.remove', { mirrorId: one.id });
    const made = await world.call('plans.make', { kind: 'import', pairId, file: fileAt('out') });
    expect(made).toMatchObject({ total: 2, counts: { create: 2 }, warnings: [], guard: null, undo: 'partial' });
    expect((await run('plans.apply', made.id)).job).toMatchObject({ state: 'succeeded', progress: { total: 2, succeeded: 2 } });
    const [api, web] = await list();
    expect(api).toMatchObject({ source: { path: API }, desired: { enabled: true, overrides: { branchRegex: '^main$', issueSyncEnabled: true, overwriteDiverged: null } } });
    expect(web).toMatchObject({ source: { path: WEB }, desired: { enabled: false, overrides: { branchRegex: null, issueSyncEnabled: null } } });
    const ofApi = { mirrorId: MirrorId.parse(api?.id) };
    expect(await world.call('issueSync.get', ofApi)).toMatchObject({ enabled: true, options: { comments: false, labels: true, existing: { since: Date.parse('2026-01-01') } } });
    expect((await world.call('issueSync.labelRules', ofApi)).items).toEqual([{ source: 'bug', action: 'mapped', target: 'Bug', create: true }]);
    expect((await world.call('issueSync.peopleRules', ofApi)).items).toEqual([{ source: 'ann', target: 'bob' }]);
    expect((await run('plans.undo', made.id)).plan.state).toBe('undone');
    expect(await list()).toEqual([]);
  }, 60_000);

  it('is the same YAML at another time', async () => {
    await begin();
    const texts: string[] = [];
    for (const name of ['first', 'second']) {
      await world.call('transfer.exportPair', { pairId, format: 'yaml', file: fileAt(name) });
      texts.push(readFileSync(fileAt(name).path, 'utf8'));
      world.clock.advance(60_000);
    }
    expect(texts[1]).toBe(texts[0]);
  });

  it('may be of an empty pair', async () => {
    await begin();
    await world.call('transfer.exportPair', { pairId, format: 'yaml', file: fileAt('empty') });
    expect(parseText(readFileSync(fileAt('empty').path, 'utf8'))).toMatchObject({ mirrors: [] });
    expect(await world.call('plans.make', { kind: 'import', pairId, file: fileAt('empty') })).toMatchObject({ total: 0 });
  });
});

describe('importing', () => {
  it('says of each mirror why it is left alone, and does the others', async () => {
    await begin();
    await world.call('mirrors.create', { pairId, source: API, target: API });
    await world.settle();
    const content = { mirrors: [mirror(API), mirror(WEB.toUpperCase()), mirror('platform/none'), mirror(WEB), { source_project_path: WEB, target_project_path: DOCS }, mirror(DOCS), mirror('nogroup')] };
    const made = await plan(content);
    expect(made.steps.map(({ action, failure }) => [action, failure && 'reason' in failure ? failure.reason : (failure?.code ?? null)])).toEqual([
      ['skip', 'mirror_exists'], ['create', null], ['skip', 'not_found'], ['skip', 'mirror_exists'], ['skip', 'target_used_twice'], ['skip', 'target_used_twice'], ['skip', 'not_found'],
    ]);
    expect(made.steps[2]?.failure).toMatchObject({ kind: 'project', name: 'platform/none' });
    expect((await run('plans.apply', made.id)).job).toMatchObject({ state: 'succeeded', progress: { total: 7, succeeded: 1, skipped: 6 } });
    expect(await plan(content)).toMatchObject({ counts: { skip: 7 } });
  });

  it('finds many projects of a group by its list', async () => {
    await begin();
    for (let at = 0; at < 8; at += 1) await world.project(`many/p${at}`);
    world.source.server.log.clear();
    const made = await plan({ mirrors: Array.from({ length: 8 }, (_, at) => mirror(`many/p${at}`)) });
    expect(made.counts).toEqual({ create: 8 });
    expect(world.source.server.log.count()).toBe(1);
  });

  it('warns where the file is of another kind of pair', async () => {
    await begin();
    const made = await plan({
      metadata: { mirror_direction: 'pull', source_instance_url: world.target.server.url, target_instance_url: `${world.target.server.url.toUpperCase()}/` },
      pair_defaults: { overwrite_diverged: true, only_protected_branches: false, branch_regex: '^main$' }, mirrors: [],
    });
    expect(made.warnings).toEqual([
      { about: 'direction', file: 'pull', here: 'push' },
      { about: 'sourceInstance', file: world.target.server.url, here: world.source.server.url },
      { about: 'overwriteDiverged', file: 'true', here: 'false' },
      { about: 'branchRegex', file: '^main$', here: '' },
    ]);
  });

  it('goes on after a restart in the middle', async () => {
    await begin();
    const made = await plan({ mirrors: PATHS.map((one) => mirror(one, { issue_sync_enabled: true, issue_sync: { comments: false } })) });
    const { jobId } = await world.call('plans.apply', { planId: made.id });
    world.app().startWork();
    let isOver = false;
    for (let step = 0; step < 400 && !isOver; step += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      world.clock.advance(100);
      isOver = (await list()).length > 0;
    }
    await world.letGo();
    await world.reopen();
    await world.settle();
    expect(await world.call('jobs.get', { jobId })).toMatchObject({ state: 'succeeded' });
    expect(await list()).toHaveLength(3);
    for (const one of PATHS) expect(world.leftovers(one)).toEqual({ tokens: 1, pushMirrors: 1, pullMirrors: 0 });
    for (const { id } of await list()) expect(await world.call('issueSync.get', { mirrorId: id })).toMatchObject({ enabled: true, options: { comments: false } });
  });

  it('refuses a file that is none before anything is asked', async () => {
    await begin();
    world.source.server.log.clear();
    const refused = (content: string | object) => world.refusal('plans.make', { kind: 'import', pairId, file: written('bad', content) });
    expect(await refused('not: [a pair')).toMatchObject({ code: 'file_refused', reason: 'content' });
    expect(await refused({ mirrors: Array.from({ length: 5001 }, () => mirror(API)) })).toEqual({ code: 'file_refused', reason: 'content', where: 'mirrors' });
    expect(await refused('x'.repeat(9 * 1024 * 1024))).toEqual({ code: 'file_refused', reason: 'too_large', where: null });
    expect(await world.refusal('plans.make', { kind: 'import', pairId, file: fileAt('absent') })).toEqual({ code: 'file_refused', reason: 'not_found', where: null });
    expect(await world.refusal('plans.make', { kind: 'import', pairId: 99, file: fileAt('absent') })).toEqual({ code: 'not_found', kind: 'pair' });
    expect(world.source.server.log.count()).toBe(0);
  });
});
