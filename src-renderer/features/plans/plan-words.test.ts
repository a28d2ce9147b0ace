import { describe, expect, it } from 'vitest';
import { changesOf, countsOf, effects } from './plan-words.ts';

describe('a plan in words', () => {
  it('counts by action, with what is skipped at the end and what is not there left out', () => {
    expect(countsOf({ skip: 3, remove: 2, create: 0 })).toEqual([{ action: 'remove', count: 2 }, { action: 'skip', count: 3 }]);
  });

  it('says what applying does to how many, and nothing of what is skipped', () => {
    expect(effects({ counts: { remove: 1, create_project: 4, skip: 2 } })).toEqual(['4 private projects created on the target', '1 mirror removed here and on GitLab, with its credential']);
    expect(changesOf({ counts: { remove: 1, skip: 2 }, total: 3 })).toBe(1);
  });

  it('leaves out what is no action', () => {
    expect(countsOf({ done: 3 })).toEqual([]);
  });
});
