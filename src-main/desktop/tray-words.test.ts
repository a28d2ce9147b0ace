import { describe, expect, it } from 'vitest';
import type { Background } from '../../src-preload/contract/models/background.ts';
import { noticeWords } from './notice-words.ts';
import { pauseEnd } from './pause-end.ts';
import { problemWords, stateWords, tooltip } from './tray-words.ts';

const fine: Background = {
  state: 'fine', heldBy: null, pausedUntil: null, saving: false, counts: { mirrors: 3, failed: 0, differing: 0, ending: 0, left: 0, running: 0, waiting: 0 }, problems: [],
};
const place = { screen: 'mirrors' as const, id: 1, params: {} };

describe('the words at the tray', () => {
  it('say the state and how many mirrors there are', () => {
    expect(tooltip(fine)).toBe('Mirror Maestro: Nothing needs you\n3 mirrors');
    expect(tooltip({ ...fine, saving: true, counts: { ...fine.counts, mirrors: 1 } })).toBe('Mirror Maestro: Nothing needs you\n1 mirror, saving battery');
  });

  it('count what needs a person', () => {
    expect(stateWords({ ...fine, state: 'attention', counts: { ...fine.counts, failed: 1, differing: 2, ending: 1 } })).toBe('1 mirror fails, 2 mirrors differ, 1 credential ends soon');
  });

  it('tell a pause without an end from one that ends, and both from a missing network', () => {
    expect(stateWords({ ...fine, state: 'paused', heldBy: 'person' })).toBe('Paused until resumed');
    expect(stateWords({ ...fine, state: 'paused', heldBy: 'person', pausedUntil: Date.UTC(2026, 10, 24, 6) })).toMatch(/^Paused until /);
    expect(stateWords({ ...fine, state: 'offline', heldBy: 'offline' })).toMatch(/^Offline/);
  });

  it('cut a long path from its front, and take an ampersand as it is', () => {
    const words = problemWords({ kind: 'mirror_failed', subject: `${'group/'.repeat(30)}r&d`, count: 1, place });
    expect(words).toMatch(/^….*\/r&&d fails$/);
    expect(words.length).toBeLessThan(75);
    expect(problemWords({ kind: 'mirror_failed', subject: '', count: 4, place })).toBe('4 more mirrors fail');
  });
});

describe('a notice', () => {
  it('names the first and counts the others', () => {
    expect(noticeWords({ kind: 'failed', count: 5, subjects: ['a/b', 'c/d', 'e/f'], place })).toEqual({ title: '5 mirrors fail', body: 'a/b\nc/d\ne/f\nand 2 more' });
    expect(noticeWords({ kind: 'recovered', count: 1, subjects: ['a/b'], place })).toEqual({ title: 'A mirror works again', body: 'a/b' });
  });
});

describe('a pause', () => {
  it('lasts an hour, to six in the morning of the next day, or until it is ended', () => {
    const now = new Date(2026, 11, 31, 23, 30);
    expect(pauseEnd('hour', now)).toBe(now.getTime() + 3_600_000);
    expect(pauseEnd('tomorrow', now)).toBe(new Date(2027, 0, 1, 6).getTime());
    expect(pauseEnd('resumed', now)).toBeNull();
  });
});
