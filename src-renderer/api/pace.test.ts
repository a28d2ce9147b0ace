import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPace } from './pace.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a pace', () => {
  it('works at once, and once more for all that was asked meanwhile', () => {
    const work = vi.fn<() => void>();
    const { ask } = createPace(1000, work);
    ask();
    expect(work).toHaveBeenCalledTimes(1);
    ask();
    ask();
    vi.advanceTimersByTime(999);
    expect(work).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('leaves no timer behind when nobody asks', () => {
    const { ask } = createPace(1000, () => undefined);
    ask();
    vi.advanceTimersByTime(1000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does nothing more once it is stopped', () => {
    const work = vi.fn<() => void>();
    const { ask, stop } = createPace(1000, work);
    ask();
    ask();
    stop();
    vi.advanceTimersByTime(5000);
    expect(work).toHaveBeenCalledTimes(1);
  });
});
