import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../e2e/world/manual-clock.ts';
import { createBreaker } from './breaker.ts';
import { failureFrom, INSTANCE } from './test-kit/kit.ts';

const setUp = () => {
  const clock = createManualClock();
  const breaker = createBreaker({ clock, instanceId: INSTANCE });
  const ask = (isDown: boolean) => breaker.run(() => Promise.resolve(isDown), (down) => down);
  const fail = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1) await ask(true);
  };
  return { clock, breaker, ask, fail };
};

describe('the breaker', () => {
  it('opens after five outages in a row, and says when to come back', async () => {
    const { clock, breaker, ask, fail } = setUp();
    await fail(4);
    expect(breaker.health()).toEqual({ state: 'closed', failures: 4, retryAt: null });
    await fail(1);
    expect(breaker.health()).toEqual({ state: 'open', failures: 5, retryAt: clock.now() + 60_000 });
    expect(await failureFrom(ask(false))).toEqual({ code: 'breaker_open', instanceId: INSTANCE, retryAt: clock.now() + 60_000 });
  });

  it('starts counting anew after an answer', async () => {
    const { breaker, ask, fail } = setUp();
    await fail(4);
    await ask(false);
    await fail(4);
    expect(breaker.health().state).toBe('closed');
  });

  it('lets one trial through when its rest is over, and closes after three that pass', async () => {
    const { clock, breaker, ask, fail } = setUp();
    await fail(5);
    clock.advance(60_000);
    let answer: (down: boolean) => void = () => undefined;
    const trial = breaker.run(() => new Promise<boolean>((resolve) => (answer = resolve)), (down) => down);
    expect((await failureFrom(ask(false))).code).toBe('breaker_open');
    answer(false);
    await trial;
    await ask(false);
    expect(breaker.health().state).toBe('half_open');
    await ask(false);
    expect(breaker.health()).toEqual({ state: 'closed', failures: 0, retryAt: null });
  });

  it('rests twice as long after each failed trial, up to a quarter of an hour', async () => {
    const { clock, breaker, fail } = setUp();
    await fail(5);
    const rests: number[] = [];
    for (let trial = 0; trial < 6; trial += 1) {
      const { retryAt } = breaker.health();
      rests.push((retryAt ?? 0) - clock.now());
      clock.advance((retryAt ?? 0) - clock.now());
      await fail(1);
    }
    expect(rests).toEqual([60_000, 120_000, 240_000, 480_000, 900_000, 900_000]);
  });

  it('begins with a minute again after it was closed', async () => {
    const { clock, breaker, ask, fail } = setUp();
    await fail(5);
    clock.advance(60_000);
    await fail(1);
    clock.advance(120_000);
    for (let trial = 0; trial < 3; trial += 1) await ask(false);
    await fail(5);
    expect(breaker.health().retryAt).toBe(clock.now() + 60_000);
  });

  it('does not take the late answer to an old request for a trial', async () => {
    const { clock, breaker, fail } = setUp();
    let answer: (down: boolean) => void = () => undefined;
    const old = breaker.run(() => new Promise<boolean>((resolve) => (answer = resolve)), (down) => down);
    await fail(5);
    answer(true);
    await old;
    expect(breaker.health().retryAt).toBe(clock.now() + 60_000);
  });

  it('counts a refusal of our own neither way, and lets the next trial through', async () => {
    const { clock, breaker, ask, fail } = setUp();
    await fail(5);
    clock.advance(60_000);
    await expect(breaker.run(() => Promise.reject(new Error('ours')), () => true)).rejects.toThrow('ours');
    await ask(false);
    expect(breaker.health()).toEqual({ state: 'half_open', failures: 0, retryAt: null });
  });

  it('closes at once when it is reset', async () => {
    const { breaker, ask, fail } = setUp();
    await fail(5);
    breaker.reset();
    expect(await ask(false)).toBe(false);
  });
});
