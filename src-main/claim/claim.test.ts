import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../e2e/world/world.ts';
import type { InstanceId, MirrorId } from '../../src-preload/contract/ids.ts';
import { LEASE_MS, RENEW_MS } from '../rules/judge-claim.ts';
import { labelsOf } from './testing/labels-of.ts';
import { until } from './testing/until.ts';

const PATH = 'platform/api';
const SLOW = { timeout: 60_000 };

let world: World;
let mirrorId: MirrorId;
let instanceId: InstanceId;

beforeEach(async () => {
  world = await createWorld();
  const pair = await world.join('push');
  instanceId = pair.targetInstanceId;
  await world.project(PATH);
  mirrorId = (await world.call('mirrors.create', { pairId: pair.id, source: PATH, target: PATH })).id;
  await world.settle();
}, 60_000);
afterEach(() => world.close());

/** Lets so much time pass, with everything that falls due in it. */
const pass = async (ms: number): Promise<void> => {
  world.double.clock.advance(ms);
  await world.passing(new Promise<void>((resolve) => void world.clock.after(ms, resolve)));
};
const turnOn = () => world.call('claim.turnOn', { instanceId, project: PATH });
const labels = () => labelsOf(world.target, PATH);

describe('a claim', SLOW, () => {
  it('says first what it will write and where, and writes nothing by that', async () => {
    expect(await world.call('claim.get', {})).toMatchObject({ state: 'off', writes: true, question: false, places: [] });
    const seen = await world.call('claim.preflight', { instanceId, project: PATH });
    expect(seen).toMatchObject({ projectPath: PATH, requestsPerHour: 60, failure: null });
    expect(seen.label).toMatch(/^Mirror Maestro claim [0-9a-f]{16} 1$/);
    expect(seen.description.length).toBeLessThanOrEqual(512);
    expect(await labels()).toEqual([]);
  });

  it('is one label that names this machine, and lets it write', async () => {
    await world.call('transfer.identity', { name: 'Office <b>' });
    expect(await turnOn()).toMatchObject({ state: 'held', writes: true, question: false, word: null, places: [{ projectPath: PATH, state: 'held', failure: null }] });
    expect(await labels()).toMatchObject([{ text: { holder: { name: 'Office  b' }, isFree: false } }]);
    await world.call('mirrors.trigger', { mirrorId });
    expect(await world.refusal('claim.turnOn', { instanceId, project: PATH })).toMatchObject({ code: 'conflict', reason: 'claim_here' });
    expect(await world.refusal('instances.remove', { instanceId, mirrors: 'remove' })).toMatchObject({ code: 'conflict', reason: 'claim_here' });
  });

  it('is switched on once, however often somebody asks for it at the same time', async () => {
    const replies = await Promise.all([1, 2, 3].map(() => world.app().call('claim.turnOn', { instanceId, project: PATH })));
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    expect(replies.filter(({ ok }) => !ok)).toEqual(Array.from({ length: 2 }, () => ({ ok: false, failure: { code: 'conflict', reason: 'claim_here' } })));
    expect(await labels()).toHaveLength(1);
    expect((await world.call('claim.get', {})).places).toHaveLength(1);
  });

  it('is known for ours while it is renewed', async () => {
    await turnOn();
    const [, off] = await Promise.all([world.call('claim.check', {}), world.call('claim.turnOff', {})]);
    expect(off).toEqual({ off: true, cleanUpsLeft: 0 });
    expect(await labels()).toEqual([]);
  });

  it('says when it was renewed', async () => {
    const { places } = await turnOn();
    await pass(5 * RENEW_MS);
    const [place] = (await world.call('claim.get', {})).places;
    expect(place?.holder?.renewedAt ?? 0).toBeGreaterThan((places[0]?.holder?.renewedAt ?? 0) + 3 * RENEW_MS);
  });

  it('is asked for again when a change has waited for its turn', async () => {
    await turnOn();
    const { faults, log } = world.source.server;
    const triggers = () => log.entries.filter(({ method, path }) => method === 'POST' && path.endsWith('/sync'));
    log.clear();
    faults.add({ method: 'POST', path: /\/sync$/, kind: 'status', status: 429, headers: { 'Retry-After': '5' } });
    const triggered = world.app().call('mirrors.trigger', { mirrorId });
    await until(() => triggers().length === 1 && !log.isWorking());
    await world.call('claim.release', {});
    expect(await world.passing(triggered)).toMatchObject({ ok: false, failure: { code: 'not_writing', reason: 'released' } });
    expect(triggers()).toHaveLength(1);
  });

  it('is renewed by one request a minute', async () => {
    await turnOn();
    const before = (await labels())[0]?.text?.renewedAt ?? 0;
    world.target.server.log.clear();
    await pass(10 * RENEW_MS);
    const asked = world.target.server.log.entries.filter(({ path }) => path.includes('/labels')).map(({ method }) => method);
    expect(asked.every((method) => method === 'PUT')).toBe(true);
    expect(asked.length).toBeGreaterThanOrEqual(9);
    expect(asked.length).toBeLessThanOrEqual(10);
    expect((await labels())[0]?.text?.renewedAt ?? 0).toBeGreaterThan(before + 8 * RENEW_MS);
    expect(await world.call('claim.get', {})).toMatchObject({ state: 'held' });
  });

  it('is given up at the end, and taken up again at the next start', async () => {
    await turnOn();
    await world.passing(world.app().stop(10_000));
    expect(await labels()).toMatchObject([{ text: { isFree: true } }]);
    await world.reopen();
    expect(await world.call('claim.get', {})).toMatchObject({ state: 'not_confirmed', writes: false });
    await world.call('mirrors.trigger', { mirrorId });
    expect(await world.call('claim.get', {})).toMatchObject({ state: 'held', writes: true });
    expect(await labels()).toMatchObject([{ text: { isFree: false } }]);
  });

  it('keeps writing for as long as its lease when GitLab cannot be asked, then stops, and goes on by itself', async () => {
    await turnOn();
    world.target.server.faults.add({ path: /\/labels/, times: Infinity, kind: 'status', status: 503 });
    await pass(LEASE_MS - 2 * RENEW_MS);
    expect(await world.call('claim.get', {})).toMatchObject({ state: 'held', writes: true });
    await pass(2 * RENEW_MS);
    expect(await world.call('claim.get', {})).toMatchObject({ state: 'not_confirmed', writes: false, places: [{ failure: { code: 'unreachable' } }] });
    expect(await world.call('background.get', {})).toMatchObject({ heldBy: 'claim', state: 'paused' });
    const refused = world.passing(world.refusal('mirrors.trigger', { mirrorId }));
    expect(await refused).toMatchObject({ code: 'not_writing', reason: 'not_confirmed' });
    world.target.server.faults.clear();
    await pass(2 * RENEW_MS);
    expect(await world.call('claim.get', {})).toMatchObject({ state: 'held', writes: true });
    expect(await world.call('background.get', {})).toMatchObject({ heldBy: null });
  });

  it('leaves nothing on GitLab when it is switched off', async () => {
    await turnOn();
    expect(await world.call('claim.turnOff', {})).toEqual({ off: true, cleanUpsLeft: 0 });
    expect(await labels()).toEqual([]);
    expect(await world.call('claim.get', {})).toMatchObject({ state: 'off', writes: true });
    const actions = (await world.call('activity.list', {})).items.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['claim.turned_on', 'claim.turned_off']));
  });

  it('removes its label later where GitLab does not answer when it is switched off', async () => {
    await turnOn();
    world.target.server.faults.add({ method: 'DELETE', path: /\/labels/, times: 6, kind: 'status', status: 503 });
    expect(await world.passing(world.call('claim.turnOff', {}))).toMatchObject({ cleanUpsLeft: 1 });
    expect((await world.call('cleanUps.list', {})).total).toBe(1);
    world.target.server.faults.clear();
    await world.passing(world.app().untilIdle());
    expect(await labels()).toEqual([]);
  });

  it('is taken although the answer was lost', async () => {
    world.target.server.faults.add({ method: 'POST', path: /\/labels/, kind: 'reset_after_commit' });
    expect(await world.passing(turnOn())).toMatchObject({ state: 'held' });
    expect(await labels()).toHaveLength(1);
  });

  it('is gone when somebody removes the label: the machine stops, and a person takes it again', async () => {
    await turnOn();
    const [label] = await labels();
    await fetch(`${world.target.server.url}/api/v4/projects/${encodeURIComponent(PATH)}/labels/${label?.id ?? 0}`, { method: 'DELETE', headers: { authorization: `Bearer ${world.target.token.value}` } });
    await pass(2 * RENEW_MS);
    expect(await world.call('claim.get', {})).toMatchObject({ state: 'gone', writes: false });
    expect(await world.refusal('mirrors.trigger', { mirrorId })).toMatchObject({ code: 'not_writing', reason: 'gone' });
    // Who wrote last is not known any more.
    expect(await world.call('claim.take', {})).toMatchObject({ state: 'waits', writes: false });
    await pass(LEASE_MS + 2 * RENEW_MS);
    expect(await world.call('claim.get', {})).toMatchObject({ state: 'held', writes: true });
  });

  it('is given up by a person, after which this machine changes nothing but still reads', async () => {
    await turnOn();
    expect(await world.call('claim.release', {})).toMatchObject({ state: 'released', writes: false });
    expect(await labels()).toMatchObject([{ text: { isFree: true } }]);
    expect(await world.refusal('mirrors.trigger', { mirrorId })).toMatchObject({ code: 'not_writing', reason: 'released' });
    await world.call('mirrors.verify', { mirrorId });
    expect(await world.call('claim.take', {})).toMatchObject({ state: 'held', writes: true });
    expect(await labels()).toHaveLength(1);
  });

  it('tells whoever looks at it what GitLab has answered meanwhile', async () => {
    await turnOn();
    await world.call('claim.release', {});
    await pass(1000);
    const heard = new Set<string>();
    world.app().on('changed', ({ topics }) => topics.forEach((topic) => heard.add(topic)));
    await world.call('claim.check', {});
    await pass(1000);
    expect(heard).toContain('claim');
  });

  it('needs a project where labels can be made, and says what is missing', async () => {
    world.target.server.archive(PATH);
    expect(await world.call('claim.preflight', { instanceId, project: PATH })).toMatchObject({ failure: { code: 'project_archived' } });
    expect(await world.refusal('claim.turnOn', { instanceId, project: PATH })).toMatchObject({ code: 'project_archived' });
    expect(await world.refusal('claim.turnOn', { instanceId, project: 'no/such' })).toMatchObject({ code: 'not_found', kind: 'project' });
    expect(await world.call('claim.get', {})).toMatchObject({ state: 'off' });
  });
});
