import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atLeast, parseVersion } from './versions.ts';

describe('parseVersion', () => {
  it.each([
    ['18.1.1-ee', { major: 18, minor: 1, patch: 1 }], ['17.11.2', { major: 17, minor: 11, patch: 2 }], ['19.3.0-pre', { major: 19, minor: 3, patch: 0 }],
    ['16.11', { major: 16, minor: 11, patch: 0 }], ['18.9.0-rc42-ee', { major: 18, minor: 9, patch: 0 }],
  ])('reads %s', (text, expected) => {
    expect(parseVersion(text)).toEqual(expected);
  });

  it.each(['', 'main', '18', 'v18.1', '18.x', '-1.2'])('does not read %j', (text) => {
    expect(parseVersion(text)).toBeNull();
  });
});

describe('atLeast', () => {
  it('compares numbers, not texts', () => {
    expect(atLeast('17.11.2', 17, 6)).toBe(true);
    expect(atLeast('9.5.10', 16, 11)).toBe(false);
    expect(atLeast('16.11.0', 16, 11)).toBe(true);
    expect(atLeast('16.10.9', 16, 11)).toBe(false);
  });

  it('orders every two versions as their numbers are ordered', () => {
    const number = fc.integer({ min: 0, max: 40 });
    fc.assert(fc.property(number, number, number, number, (major, minor, wantedMajor, wantedMinor) => {
      expect(atLeast(`${major}.${minor}.0-ee`, wantedMajor, wantedMinor)).toBe(major * 1000 + minor >= wantedMajor * 1000 + wantedMinor);
    }));
  });

  it('does not guess what it does not know', () => {
    expect(atLeast(null, 16, 11)).toBeNull();
    expect(atLeast('main', 16, 11)).toBeNull();
  });
});
