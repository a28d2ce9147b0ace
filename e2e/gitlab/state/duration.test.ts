import { describe, expect, it } from 'vitest';

import { humanDuration, parseDuration } from './duration.ts';

describe('durations', () => {
  it.each([
    ['3h30m', 12_600, '3h 30m'],
    ['1w 2d', 201_600, '1w 2d'],
    ['1mo', 576_000, '1mo'],
    ['-1h', -3_600, '-1h'],
    ['90s', 90, '1m 30s'],
    ['0', 0, null],
  ])('%s are %d seconds and shown as %s', (text, seconds, shown) => {
    expect(parseDuration(text)).toBe(seconds);
    expect(humanDuration(seconds)).toBe(shown);
  });

  it.each(['', 'soon', '1x', '5 bananas', '-'])('%j is none', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});
