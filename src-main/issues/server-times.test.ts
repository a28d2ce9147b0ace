import { expect, test } from 'vitest';
import { createManualClock } from '../../e2e/world/manual-clock.ts';
import { InstanceId } from '../../src-preload/contract/ids.ts';
import { createServerTimes } from './server-times.ts';

const SERVER = InstanceId.parse(1);
const HOUR_MS = 3_600_000;

test('a server’s clock is what it said last, and goes on with ours', () => {
  const clock = createManualClock();
  const times = createServerTimes(clock);
  expect([times.now(SERVER), times.last(SERVER)]).toEqual([null, null]);
  const said = clock.now() + HOUR_MS;
  times.heard(SERVER, said);
  clock.advance(1000);
  expect([times.now(SERVER), times.last(SERVER)]).toEqual([said + 1000, said]);
});

test('what a change left as it was does not turn the clock back, and a change moves on what the server has named', () => {
  const clock = createManualClock();
  const times = createServerTimes(clock);
  times.changed(SERVER, clock.now());
  expect(times.now(SERVER)).toBeNull();
  const said = clock.now();
  times.heard(SERVER, said);
  times.changed(SERVER, said - 1000 * HOUR_MS);
  expect([times.now(SERVER), times.last(SERVER)]).toEqual([said, said]);
  times.changed(SERVER, said + 20);
  expect([times.now(SERVER), times.last(SERVER)]).toEqual([said, said + 20]);
});
