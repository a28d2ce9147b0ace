import { afterEach, describe, expect, it } from 'vitest';
import { seeded } from '../../e2e/world/mutated-files.ts';
import type { World } from '../../e2e/world/world.ts';
import { LEASE_MS, MARGIN_MS, RENEW_MS } from '../rules/judge-claim.ts';
import { labelsOf } from './testing/labels-of.ts';
import { createMachines, PATH } from './testing/machines.ts';
import { until } from './testing/until.ts';

const machines = createMachines();
const { pass } = machines;
afterEach(machines.close, 60_000);
const SLOW = { timeout: 300_000 };
const HOUR = 3_600_000;
/** Before a request that was lost is sent again. */
const LONGEST_PAUSE_MS = 2000;

const claimOf = (world: World) => world.call('claim.get', {});
const writes = async (world: World): Promise<boolean> => (await claimOf(world)).writes;

const two = async () => {
  const { world: office, file, mirrorId } = await machines.first();
  const home = await machines.restored(office, file, 'Home');
  return { office, home, file, mirrorId };
};

describe('two machines with one configuration', SLOW, () => {
  it('do not both write: the restored one asks, and changes nothing until it is told', async () => {
    const { office, home } = await two();
    expect(await claimOf(home)).toMatchObject({ state: 'unanswered', writes: false, question: true, places: [{ projectPath: PATH, state: 'unanswered' }] });
    const [mirror] = (await home.call('mirrors.list', {})).items;
    const mirrorId = mirror?.id ?? 0;
    expect(await home.refusal('mirrors.trigger', { mirrorId })).toMatchObject({ code: 'not_writing', reason: 'unanswered' });
    expect(await home.refusal('mirrors.remove', { mirrorId })).toMatchObject({ code: 'not_writing' });
    await home.call('mirrors.verify', { mirrorId });
    await home.call('background.resume', {});
    expect(await home.call('background.get', {})).toMatchObject({ state: 'paused', heldBy: 'claim' });
    office.source.server.log.clear();
    office.target.server.log.clear();
    await pass(office, 10 * RENEW_MS, home);
    const changes = [office.source, office.target].flatMap(({ server }) => server.log.entries.filter(({ method, path }) => method !== 'GET' && !path.includes('git-upload-pack')));
    expect(changes).toEqual([]);
  });

  it('hand over at once where the one has given the claim up, and it says so when it comes back', async () => {
    const { office, home, mirrorId } = await two();
    await office.passing(office.app().stop(10_000));
    expect(await home.call('claim.take', { resume: true })).toMatchObject({ state: 'held', writes: true, question: false });
    expect(await home.call('background.get', {})).toMatchObject({ heldBy: null });
    await office.reopen();
    office.app().startWork();
    await pass(office, RENEW_MS, office, home);
    expect(await claimOf(office)).toMatchObject({ state: 'elsewhere', writes: false, word: 'Home', places: [{ holder: { name: 'Home', isThis: false } }] });
    expect(await office.refusal('mirrors.trigger', { mirrorId })).toMatchObject({ code: 'not_writing', reason: 'elsewhere', holder: 'Home' });
    expect((await office.call('activity.list', {})).items.map(({ action }) => action)).toContain('claim.lost');
  });

  it('change over with a word where the one works: it stops with its next renewal, and the other begins when that is certain', async () => {
    const { office, home } = await two();
    expect(await home.call('claim.check', {})).toMatchObject({ state: 'unanswered', word: 'Office' });
    expect(await home.refusal('claim.take', {})).toMatchObject({ code: 'conflict', reason: 'word_missing', name: 'Office' });
    const taken = await home.call('claim.take', { word: 'Office' });
    expect(taken).toMatchObject({ state: 'waits', writes: false });
    expect(taken.until ?? 0).toBeGreaterThan(home.clock.now() + LEASE_MS);
    const afterwards: string[] = [];
    for (let ms = 0; ms < LEASE_MS + 2 * MARGIN_MS; ms += RENEW_MS / 2) {
      expect([await writes(office), await writes(home)]).not.toEqual([true, true]);
      await pass(office, RENEW_MS / 2, office, home);
      if (ms >= 2 * RENEW_MS) afterwards.push((await claimOf(office)).state);
    }
    expect(new Set(afterwards)).toEqual(new Set(['elsewhere']));
    expect(await claimOf(home)).toMatchObject({ state: 'held', writes: true });
    expect(await labelsOf(office.target, PATH)).toMatchObject([{ text: { holder: { name: 'Home' } } }]);
  });

  it('change over without a word where the one has not renewed, and it finds out before it writes again', async () => {
    const { office, home } = await two();
    // The office sleeps: its clock stands still.
    await pass(office, LEASE_MS + MARGIN_MS + RENEW_MS, home);
    expect(await home.call('claim.take', {})).toMatchObject({ state: 'held', writes: true });
    office.clock.advance(LEASE_MS + MARGIN_MS + RENEW_MS);
    expect(await claimOf(office)).toMatchObject({ state: 'not_confirmed', writes: false });
    await pass(office, RENEW_MS, office, home);
    expect(await claimOf(office)).toMatchObject({ state: 'elsewhere', writes: false });
  });

  it('do not both write where the one wakes, and renews between the look of the other and the end of its label', async () => {
    const { office, home } = await two();
    const { faults } = office.target.server;
    const away = LEASE_MS + MARGIN_MS + RENEW_MS;
    await pass(office, away, home);
    let [isAtRemoval, mayRemove] = [false, false];
    let taking: Promise<unknown> = Promise.resolve();
    faults.add({ method: 'PUT', path: /\/labels/, kind: 'reset_before', onStrike: () => {
      taking = home.call('claim.take', {});
      return until(() => isAtRemoval);
    } });
    faults.add({ method: 'DELETE', path: /\/labels/, kind: 'reset_before', onStrike: () => {
      isAtRemoval = true;
      return until(() => mayRemove);
    } });
    // The office asks at once whose the claim is, and finds it still its own.
    office.clock.advance(away);
    const woke = office.clock.now();
    await until(async () => (await claimOf(office)).state !== 'not_confirmed', () => {
      const next = office.clock.nextAt();
      if (isAtRemoval && next !== null && next <= woke + LONGEST_PAUSE_MS) office.clock.advance(Math.ceil(next - office.clock.now()));
    });
    mayRemove = true;
    await home.passing(taking);
    expect([await writes(office), await writes(home)]).toEqual([false, true]);
  });

  it('are parted by the network: the one stops by itself before the other may begin', async () => {
    const { office, home } = await two();
    office.target.server.faults.add({ method: 'PUT', path: /\/labels/, times: Infinity, kind: 'reset_before' });
    let takenAt = 0;
    for (let ms = 0; ms < LEASE_MS + 4 * MARGIN_MS && takenAt === 0; ms += RENEW_MS) {
      const reply = await home.app().call('claim.take', {});
      if (reply.ok) takenAt = ms;
      expect([await writes(office), await writes(home)]).not.toEqual([true, true]);
      await pass(office, RENEW_MS, office, home);
    }
    expect(takenAt).toBeGreaterThanOrEqual(LEASE_MS);
    office.target.server.faults.clear();
    await pass(office, 2 * RENEW_MS, office, home);
    expect([await claimOf(office), await claimOf(home)]).toMatchObject([{ state: 'elsewhere' }, { state: 'held' }]);
  });

  it.each([['ahead', 3 * HOUR], ['behind', -3 * HOUR]])('judge by the server’s clock when one is hours %s', async (_word, ms) => {
    const { office, home } = await two();
    if (ms > 0) home.clock.advance(ms);
    else home.clock.setBack(-ms);
    expect(await home.refusal('claim.take', {})).toMatchObject({ reason: 'word_missing', name: 'Office' });
    await pass(office, LEASE_MS + MARGIN_MS + RENEW_MS, home);
    expect(await home.call('claim.take', {})).toMatchObject({ state: 'held', writes: true });
  });

  it('take it once although the answer is lost', async () => {
    const { office, home } = await two();
    await office.call('claim.release', {});
    office.target.server.faults.add({ method: 'POST', path: /\/labels/, kind: 'reset_after_commit' });
    expect(await home.passing(home.call('claim.take', {}))).toMatchObject({ state: 'held', writes: true });
    expect(await labelsOf(office.target, PATH)).toHaveLength(1);
  });

  it('race for it, and exactly one wins', async () => {
    const { office, home, file } = await two();
    const cabin = await machines.restored(office, file, 'Cabin');
    const racers = [home, cabin];
    await office.call('claim.release', {});
    for (let round = 0; round < 4; round += 1) {
      const replies = await Promise.all(racers.map((world) => world.app().call('claim.take', {})));
      expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
      expect(replies.find(({ ok }) => !ok)).toMatchObject({ failure: { code: 'conflict' } });
      expect((await Promise.all(racers.map(writes))).filter(Boolean)).toHaveLength(1);
      expect(await labelsOf(office.target, PATH)).toHaveLength(1);
      const winner = racers[replies.findIndex(({ ok }) => ok)];
      await winner?.call('claim.release', {});
    }
  });

  it('never both write, whatever happens to them in whatever order', async () => {
    const { office, home } = await two();
    const all = [office, home];
    const random = seeded(30);
    const pick = <T>(some: readonly T[]): T | undefined => some[Math.floor(random() * some.length)];
    for (let step = 0; step < 25; step += 1) {
      const world = pick(all) ?? office;
      const other = world === office ? 'Home' : 'Office';
      const kind = Math.floor(random() * 7);
      if (kind === 0) await world.passing(world.app().call('claim.take', { word: other }));
      if (kind === 1) await world.passing(world.app().call('claim.take', {}));
      if (kind === 2) await world.passing(world.app().call('claim.release', {}));
      if (kind === 3) office.target.server.faults.add({ method: pick(['PUT', 'POST', 'DELETE', 'GET']) ?? 'GET', path: /\/labels/, times: 3, kind: pick(['reset_before', 'reset_after_commit'] as const) ?? 'reset_before' });
      if (kind === 4) office.target.server.faults.clear();
      // Some sleep meanwhile.
      await pass(office, pick([1000, RENEW_MS, 2 * RENEW_MS, LEASE_MS]) ?? 0, ...(kind === 5 ? [world] : all));
      expect([step, await writes(office), await writes(home)]).not.toEqual([step, true, true]);
    }
  });
});

/** A second machine with a configuration of its own, which claims the same project under another label. */
const stranger = async ({ source, target }: World): Promise<{ lab: World; claim: unknown }> => {
  const lab = await machines.newWorld();
  await lab.call('instances.create', { name: 'Source', url: source.server.url, token: source.token.value, network: 'loopback' });
  const { id: instanceId } = await lab.call('instances.create', { name: 'Target', url: target.server.url, token: target.token.value, network: 'loopback' });
  return { lab, claim: await lab.call('claim.turnOn', { instanceId, project: PATH }) };
};

describe('machines with different configurations on one GitLab', SLOW, () => {
  it('do not disturb each other', async () => {
    const { world: office, mirrorId } = await machines.first();
    const { lab, claim } = await stranger(office);
    expect(claim).toMatchObject({ state: 'held', writes: true });
    await pass(office, 3 * RENEW_MS, office, lab);
    expect([await writes(office), await writes(lab)]).toEqual([true, true]);
    await office.call('mirrors.trigger', { mirrorId });
    expect(await labelsOf(office.target, PATH)).toHaveLength(2);
  });

  it('become one by a merge: who merges has to hold both claims', async () => {
    const { world: office, file } = await machines.first();
    const { lab } = await stranger(office);
    expect(await lab.refusal('transfer.restore', machines.restoreInput(office, file, 'replace'))).toMatchObject({ code: 'conflict', reason: 'claim_in_the_way' });
    await lab.call('transfer.restore', machines.restoreInput(office, file, 'merge'));
    const merged = await claimOf(lab);
    expect(merged).toMatchObject({ state: 'unanswered', writes: false, question: true });
    expect(merged.places.map(({ state }) => state).toSorted()).toEqual(['held', 'unanswered']);
    await office.call('claim.release', {});
    expect(await lab.call('claim.take', {})).toMatchObject({ state: 'held', writes: true, places: [{ state: 'held' }, { state: 'held' }] });
  });

  it('leaves this machine its own claim where the merge is undone later, and it starts anew', async () => {
    const { world: office, file } = await machines.first();
    const { lab } = await stranger(office);
    await lab.call('transfer.restore', machines.restoreInput(office, file, 'merge'));
    lab.app().startWork();
    await pass(office, 3 * RENEW_MS, office, lab);
    await lab.call('transfer.undoRestore', {});
    // As by a crash: nothing is given up.
    office.target.server.faults.add({ method: 'PUT', path: /\/labels/, kind: 'reset_before', times: Infinity });
    await lab.passing(lab.letGo());
    await lab.reopen();
    lab.app().startWork();
    await pass(office, RENEW_MS, office, lab);
    office.target.server.faults.clear();
    await pass(office, 2 * RENEW_MS, office, lab);
    expect(await claimOf(lab)).toMatchObject({ state: 'held', writes: true, places: [{ state: 'held' }] });
  });

  it('are all given up, even where GitLab does not take it of one, which is told at its place and told again', async () => {
    const { world: office, file } = await machines.first();
    const { lab } = await stranger(office);
    await lab.call('transfer.restore', machines.restoreInput(office, file, 'merge'));
    await office.call('claim.release', {});
    const { places: [first] } = await lab.call('claim.take', {});
    const freeOf = async () => new Map((await labelsOf(office.target, PATH)).map(({ id, name, text }) => [name.startsWith(first?.label ?? '-') ? 'first' : 'second', { id, isFree: text?.isFree }]));
    const stuck = (await freeOf()).get('first')?.id ?? 0;
    office.target.server.faults.add({ method: 'PUT', path: new RegExp(`/labels/${stuck}$`, 'u'), kind: 'status', status: 400, body: { message: 'no' }, times: Infinity });
    const released = await lab.call('claim.release', {});
    expect(released).toMatchObject({ writes: false, places: [{ label: first?.label, instanceName: 'Target', state: 'released', failure: { code: 'refused_by_gitlab' } }, { state: 'released', failure: null }] });
    const told = await freeOf();
    expect([told.get('first')?.isFree, told.get('second')?.isFree]).toEqual([false, true]);
    office.target.server.faults.clear();
    expect(await lab.call('claim.release', {})).toMatchObject({ places: [{ failure: null }, { failure: null }] });
    expect((await freeOf()).get('first')).toMatchObject({ isFree: true });
  });

  it('tell of all labels that are left where they are switched off together', async () => {
    const { world: office, file } = await machines.first();
    const { lab } = await stranger(office);
    await lab.call('transfer.restore', machines.restoreInput(office, file, 'merge'));
    await office.call('claim.release', {});
    await lab.call('claim.take', {});
    office.target.server.faults.add({ method: 'DELETE', path: /\/labels\//, kind: 'status', status: 403, body: { message: '403 Forbidden' }, times: Infinity });
    expect(await lab.passing(lab.call('claim.turnOff', {}))).toEqual({ off: true, cleanUpsLeft: 2 });
    expect((await lab.call('cleanUps.list', {})).total).toBe(2);
  });
});
