import { beforeEach, expect, test } from 'vitest';
import { createTestClock, type TestClock } from '../store/testing/open-test-store.ts';
import { followNetwork } from './follow-network.ts';

let clock: TestClock;
let isOnline: boolean;
let reads: number;
let wake: () => void;
let heard: boolean[];

const follow = async () => {
  const network = followNetwork({
    read: () => {
      reads += 1;
      return isOnline;
    },
    ready: Promise.resolve(),
    clock,
    power: { on: (event, listener) => {
      if (event === 'resume') wake = listener;
      return () => undefined;
    } },
  });
  const off = network.onChanged((online) => heard.push(online));
  await Promise.resolve();
  return { network, off };
};

/** How often it was asked in so many seconds. */
const readsIn = (seconds: number): number => {
  const before = reads;
  clock.move(seconds * 1000);
  return reads - before;
};

beforeEach(() => {
  clock = createTestClock();
  [isOnline, reads, heard] = [true, 0, []];
  wake = () => undefined;
});

test('is asked for once a minute while it is there', async () => {
  await follow();
  expect(readsIn(600)).toBe(10);
  expect(heard).toEqual([]);
});

test('that went is asked for every two seconds, and after half a minute every twenty', async () => {
  await follow();
  isOnline = false;
  clock.move(60_000);
  expect(heard).toEqual([false]);
  expect(readsIn(30)).toBe(15);
  expect(readsIn(600)).toBe(30);
  isOnline = true;
  clock.move(20_000);
  expect(heard).toEqual([false, true]);
});

test('is asked for at once and soon again after waking, however long it was away', async () => {
  await follow();
  isOnline = false;
  clock.move(3_600_000);
  const before = reads;
  wake();
  expect(reads - before).toBe(1);
  isOnline = true;
  clock.move(2000);
  expect(heard).toEqual([false, true]);
});

test('is not asked for while nobody listens', async () => {
  const { off } = await follow();
  off();
  const before = reads;
  wake();
  clock.move(600_000);
  expect(reads).toBe(before);
});

test('is taken for granted before it can be asked for', () => {
  isOnline = false;
  expect(followNetwork({ read: () => isOnline, ready: new Promise(() => undefined), clock, power: { on: () => () => undefined } }).isOnline()).toBe(true);
});
