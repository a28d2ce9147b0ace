import { afterEach, expect, test } from 'vitest';
import { CLEAN, createWorld, type World } from '../../e2e/world/world.ts';

const PATH = 'platform/api';

let world: World;
afterEach(() => world.close());

/** A mirror that was removed here while its target did not take the credential back. */
const leftOver = async () => {
  world = await createWorld();
  const pair = await world.join('push');
  await world.project(PATH);
  const { id } = await world.call('mirrors.create', { pairId: pair.id, source: PATH, target: PATH });
  await world.settle();
  world.target.server.faults.add({ method: 'DELETE', path: /access_tokens/, kind: 'status', status: 403, body: { message: '403 Forbidden' }, times: Infinity });
  expect(await world.passing(world.call('mirrors.remove', { mirrorId: id }))).toEqual({ removed: true, cleanUpsLeft: 1 });
  const { items, total } = await world.call('cleanUps.list', {});
  expect(total).toBe(1);
  const [cleanUp] = items;
  if (cleanUp === undefined) throw new Error('no clean-up is listed');
  return cleanUp;
};

test('a clean-up that GitLab refused is shown with what it belonged to, why it failed and when it is tried next', async () => {
  const cleanUp = await leftOver();
  expect(cleanUp).toMatchObject({ kind: 'revoke-token', instanceName: 'Target', subject: `${PATH} → ${PATH}`, attempts: 1, failure: { code: 'missing_role' } });
  expect(cleanUp.nextAttemptAt).toBeGreaterThan(world.clock.now());
  expect((await world.call('cleanUps.list', { instanceId: cleanUp.instanceId })).total).toBe(1);
  const other = (await world.call('instances.list', { text: 'Source' })).items[0]?.id;
  expect((await world.call('cleanUps.list', { instanceId: other })).total).toBe(0);
});

test('it can be tried at once, and is gone when GitLab takes it', async () => {
  const { id } = await leftOver();
  expect(await world.call('cleanUps.retry', { cleanUpId: id })).toEqual({ left: true });
  expect((await world.call('cleanUps.list', {})).items).toMatchObject([{ id, attempts: 2 }]);
  world.target.server.faults.clear();
  expect(await world.call('cleanUps.retry', { cleanUpId: id })).toEqual({ left: false });
  expect(world.leftovers(PATH)).toEqual(CLEAN);
  expect(await world.refusal('cleanUps.retry', { cleanUpId: id })).toEqual({ code: 'not_found', kind: 'clean_up' });
});

test('it is given up with the word alone, is noted, and is not tried again', async () => {
  const { id } = await leftOver();
  expect(await world.refusal('cleanUps.giveUp', { cleanUpId: id, word: 'yes' })).toMatchObject({ code: 'conflict', reason: 'word_missing' });
  expect(await world.call('cleanUps.giveUp', { cleanUpId: id, word: 'give up' })).toEqual({ givenUp: true });
  expect((await world.call('cleanUps.list', {})).total).toBe(0);
  expect((await world.call('activity.list', { action: 'cleanup.given_up' })).items).toMatchObject([{ subject: 'revoke-token Target', result: 'done' }]);
  world.target.server.faults.clear();
  world.clock.advance(3_600_000);
  await world.settle();
  expect(world.leftovers(PATH)).toMatchObject({ tokens: 1 });
  expect(await world.refusal('cleanUps.giveUp', { cleanUpId: id, word: 'give up' })).toEqual({ code: 'not_found', kind: 'clean_up' });
});
