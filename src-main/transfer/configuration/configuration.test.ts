import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { CLEAN, createWorld, type World } from '../../../e2e/world/world.ts';
import { MirrorId, type PlanId } from '../../../src-preload/contract/ids.ts';
import { parseText } from '../parse-text.ts';
import { writeYaml } from '../write-yaml.ts';

const PATHS = ['platform/api', 'platform/web'] as const;
const [API, WEB] = PATHS;

let world: World;
afterEach(() => world.close());

const begin = async (): Promise<void> => {
  world = await createWorld();
  for (const one of PATHS) await world.project(one);
};

const fileAt = (name: string) => ({ path: path.join(world.data, name) });
const written = (content: unknown) => {
  const file = fileAt('configuration.yaml');
  writeFileSync(file.path, typeof content === 'string' ? content : writeYaml(Object(content), []));
  return file;
};
const make = (content: unknown, prune = false) => world.call('plans.make', { kind: 'configuration', file: written(content), prune });
const apply = async (planId: PlanId, word?: string) => {
  const { jobId } = await world.call('plans.apply', { planId, ...(word === undefined ? {} : { word }) });
  await world.settle();
  return { job: await world.call('jobs.get', { jobId }), plan: await world.call('plans.get', { planId }) };
};

const instances = () => {
  writeFileSync(fileAt('source.token').path, `${world.source.token.value}\n`);
  writeFileSync(fileAt('target.token').path, `${world.target.token.value}\n`);
  return [
    { name: 'Company', url: world.source.server.url, network: 'loopback', token: { $file: 'source.token' } },
    { name: 'Cloud', url: world.target.server.url, network: 'loopback', token: { $file: fileAt('target.token').path } },
  ];
};
const pair = (more: object = {}) => ({ name: 'Prod', source: 'Company', target: 'Cloud', direction: 'push', mirrors: [{ source: API, target: API }], ...more });
const configured = (more: object = {}) => ({ version: 1, instances: instances(), pairs: [pair(more)] });
const actionsOf = (steps: { action: string; object: string }[]) => steps.map(({ action, object }) => `${action} ${object}`);

describe('a configuration', () => {
  it('builds an installation from nothing, in the right order, and then changes nothing', async () => {
    await begin();
    const content = configured({
      overwriteDiverged: true,
      mirrors: [{ source: API, target: API, branchRegex: '^main$', issueSyncEnabled: true, issueSync: { comments: false }, labelRules: [{ source: 'bug', action: 'skip' }] }, { source: WEB, target: WEB, enabled: false }],
    });
    const made = await make(content);
    expect(actionsOf(made.steps)).toEqual([
      `create_instance Company (${world.source.server.url})`, `create_instance Cloud (${world.target.server.url})`, 'create_pair Prod', `create ${API} → ${API}`, `create ${WEB} → ${WEB}`,
    ]);
    expect(made).toMatchObject({ guard: 'apply', undo: 'partial' });
    expect(JSON.stringify(made)).not.toContain(world.source.token.value);
    expect(world.source.server.log.count()).toBe(0);
    expect(await world.refusal('plans.apply', { planId: made.id })).toMatchObject({ reason: 'word_missing' });
    expect((await apply(made.id, 'apply')).job).toMatchObject({ state: 'succeeded', progress: { total: 5, succeeded: 5 } });
    const { items } = await world.call('mirrors.list', {});
    expect(items).toMatchObject([
      { source: { path: API }, desired: { enabled: true, overrides: { branchRegex: '^main$', issueSyncEnabled: true }, effective: { overwriteDiverged: true } } },
      { source: { path: WEB }, desired: { enabled: false } },
    ]);
    expect(await world.call('issueSync.get', { mirrorId: MirrorId.parse(items[0]?.id) })).toMatchObject({ enabled: true, options: { comments: false } });
    expect((await make(content)).counts).toEqual({ skip: 5 });
  }, 60_000);

  it('comes out as a file that says what is here, and holds no secret', async () => {
    await begin();
    const { id: pairId } = await world.join('push');
    const { id } = await world.call('mirrors.create', { pairId, source: API, target: API });
    await world.settle();
    await world.call('issueSync.configure', { mirrorId: id, enabled: true, weight: false });
    const file = fileAt('out.yaml');
    expect(await world.call('transfer.exportConfiguration', { file })).toMatchObject({ instances: 2, pairs: 1, mirrors: 1 });
    const text = readFileSync(file.path, 'utf8');
    expect(text).not.toContain('glpat');
    expect(parseText(text)).toMatchObject({ version: 1, instances: [{ name: 'Source', token: { $env: 'MIRROR_MAESTRO_TOKEN_SOURCE' } }, { name: 'Target' }], pairs: [{ name: 'Pair', source: 'Source', mirrors: [{ source: API }] }] });
    expect((await world.call('plans.make', { kind: 'configuration', file })).counts).toEqual({ skip: 4 });
  }, 60_000);

  it('changes what differs and says what is only here', async () => {
    await begin();
    expect((await apply((await make(configured({ mirrors: PATHS.map((one) => ({ source: one, target: one })) }))).id, 'apply')).job.state).toBe('succeeded');
    const made = await make({ ...configured({ description: 'Nightly', mirrors: [{ source: API, target: API, enabled: false, onlyProtectedBranches: true }] }), instances: instances().map((one) => ({ ...one, description: 'ours' })) });
    expect(made.steps.map(({ action }) => action)).toEqual(['update_instance', 'update_instance', 'update_pair', 'change', 'missing']);
    expect(made.steps[3]).toMatchObject({ before: [{ field: 'enabled', value: true }, { field: 'onlyProtectedBranches', value: null }], after: [{ field: 'enabled', value: false }, { field: 'onlyProtectedBranches', value: true }] });
    expect(made).toMatchObject({ guard: null, undo: 'none' });
    expect((await apply(made.id)).job).toMatchObject({ state: 'succeeded', progress: { succeeded: 4, skipped: 1 } });
    expect(world.source.server.pushMirrors(API)[0]).toMatchObject({ enabled: false, onlyProtectedBranches: true });
    expect((await world.call('pairs.list', {})).items[0]).toMatchObject({ description: 'Nightly' });
    expect((await world.call('mirrors.list', {})).total).toBe(2);
  }, 60_000);

  it('takes away what is not in the file only where that is asked for, with the word', async () => {
    await begin();
    await apply((await make(configured())).id, 'apply');
    const empty = { version: 1 };
    expect((await make(empty)).counts).toEqual({ missing: 4 });
    const made = await make(empty, true);
    expect(made.steps.map(({ action }) => action)).toEqual(['remove', 'remove_pair', 'remove_instance', 'remove_instance']);
    expect(made.guard).toBe('delete');
    expect(await world.refusal('plans.apply', { planId: made.id })).toMatchObject({ reason: 'word_missing', name: 'delete' });
    expect((await apply(made.id, 'delete')).job).toMatchObject({ state: 'succeeded' });
    expect((await world.call('instances.list', {})).total).toBe(0);
    expect(world.leftovers(API)).toEqual(CLEAN);
  }, 60_000);

  it('goes on with the rest where a part fails', async () => {
    await begin();
    writeFileSync(fileAt('empty.token').path, '');
    const content = configured({ mirrors: [{ source: API, target: API }, { source: 'platform/none', target: API }] });
    const third = { name: 'Third', url: 'http://127.0.0.1:9', network: 'loopback', token: { $file: 'empty.token' } };
    const { job, plan } = await apply((await make({ ...content, instances: [...content.instances, third] })).id, 'apply');
    expect(job.state).toBe('partial');
    expect(plan.steps.map(({ state, failure }) => failure?.code ?? state)).toEqual(['done', 'done', 'file_refused', 'done', 'done', 'not_found']);
  }, 60_000);

  it('reads a token from the environment under our own name, and the window may name no file', async () => {
    await begin();
    const named = (token: object) => ({ version: 1, instances: [{ name: 'Company', url: world.source.server.url, network: 'loopback', token }] });
    expect(await world.refusal('plans.make', { kind: 'configuration', file: written(named({ $env: 'AWS_SECRET_ACCESS_KEY' })) })).toMatchObject({ code: 'file_refused', where: 'instances.0.token.$env' });
    const made = await make(named({ $env: 'MIRROR_MAESTRO_TOKEN_ABSENT' }));
    expect((await apply(made.id, 'apply')).plan.steps[0]?.failure).toEqual({ code: 'invalid_input', field: 'MIRROR_MAESTRO_TOKEN_ABSENT', rule: 'required' });
    const window = world.app().connect('window');
    expect(await window.call('plans.make', { kind: 'configuration', file: fileAt('configuration.yaml') })).toMatchObject({ ok: false });
    window.end();
  }, 60_000);

  it('refuses what contradicts itself, and says where', async () => {
    await begin();
    const [company, cloud] = instances();
    const refused = async (content: unknown) => world.refusal('plans.make', { kind: 'configuration', file: written(content) });
    const at = (where: string) => ({ code: 'file_refused', reason: 'content', where });
    expect(await refused({ version: 2 })).toEqual(at('version'));
    expect(await refused({ version: 1, instances: [company, { ...cloud, url: `${world.source.server.url}/` }] })).toEqual(at('instances.1.url'));
    expect(await refused({ version: 1, instances: [company, { ...cloud, name: 'COMPANY' }] })).toEqual(at('instances.1.name'));
    expect(await refused({ version: 1, instances: [company], pairs: [pair()] })).toEqual(at('pairs.0.target'));
    expect(await refused(configured({ mirrors: [{ source: API, target: API }, { source: API.toUpperCase(), target: API }] }))).toEqual(at('pairs.0.mirrors.1'));
    expect(await refused({ version: 1, instances: [{ ...company, token: 'glpat-secret' }] })).toMatchObject({ where: 'instances.0.token' });
  }, 60_000);
});
