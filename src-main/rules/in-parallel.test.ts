import { describe, expect, it } from 'vitest';
import { inParallel } from './in-parallel.ts';

describe('doing a few things at once', () => {
  it('answers in order and never does more at once than told', async () => {
    let running = 0;
    let most = 0;
    const results = await inParallel(3, [5, 1, 4, 2, 3], async (turns) => {
      most = Math.max(most, (running += 1));
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      running -= 1;
      return turns * 10;
    });
    expect(results).toEqual([50, 10, 40, 20, 30]);
    expect(most).toBe(3);
  });

  it('begins nothing new after a failure, and answers it', async () => {
    const begun: number[] = [];
    const work = inParallel(1, [1, 2, 3], async (item) => {
      begun.push(item);
      await Promise.resolve();
      if (item === 2) throw new Error('two');
    });
    await expect(work).rejects.toThrow('two');
    expect(begun).toEqual([1, 2]);
  });
});
