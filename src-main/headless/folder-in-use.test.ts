import { expect, test } from 'vitest';
import type { Clock } from '../ports.ts';
import { AppError, fail } from '../rules/app-error.ts';
import { whenFolderIsFree } from './folder-in-use.ts';

/** A clock on which every wait is over at once. */
const createJumpingClock = (): Clock => {
  let now = 0;
  return {
    now: () => now,
    after(ms, run) {
      now += ms;
      queueMicrotask(run);
      return () => undefined;
    },
  };
};

test('a folder that another process holds for a moment is waited for', async () => {
  let tries = 0;
  const work = async (): Promise<string> => {
    tries += 1;
    return tries < 4 ? fail({ code: 'storage', reason: 'in_use' }) : 'open';
  };
  expect(await whenFolderIsFree(work, createJumpingClock())).toBe('open');
});

test('one that stays in use is a conflict after 5 s', async () => {
  const clock = createJumpingClock();
  await expect(whenFolderIsFree(async () => fail({ code: 'storage', reason: 'in_use' }), clock)).rejects.toEqual(new AppError({ code: 'conflict', reason: 'data_folder_in_use' }));
  expect(clock.now()).toBeGreaterThanOrEqual(5000);
  expect(clock.now()).toBeLessThan(6000);
});

test('every other failure is let out at once', async () => {
  const clock = createJumpingClock();
  await expect(whenFolderIsFree(async () => fail({ code: 'storage', reason: 'corrupt' }), clock)).rejects.toEqual(new AppError({ code: 'storage', reason: 'corrupt' }));
  expect(clock.now()).toBe(0);
});
