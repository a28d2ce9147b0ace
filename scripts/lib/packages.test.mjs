import { describe, expect, it } from 'vitest';
import { matchesLock } from './packages.mjs';

const locked = {
  '': {},
  'node_modules/a': { version: '1.0.0' },
  'node_modules/only-for-macos': { version: '2.0.0', optional: true },
};

describe('the installed packages', () => {
  it('match a lock whose every package is there in its version', () => {
    expect(matchesLock(locked, { 'node_modules/a': { version: '1.0.0' }, 'node_modules/only-for-macos': { version: '2.0.0' } })).toBe(true);
  });

  it('may leave out an optional package, which is for another platform', () => {
    expect(matchesLock(locked, { 'node_modules/a': { version: '1.0.0' } })).toBe(true);
  });

  it('do not match when a package is missing', () => {
    expect(matchesLock(locked, {})).toBe(false);
  });

  it('do not match when a package has another version, optional or not', () => {
    expect(matchesLock(locked, { 'node_modules/a': { version: '1.0.1' } })).toBe(false);
    expect(matchesLock(locked, { 'node_modules/a': { version: '1.0.0' }, 'node_modules/only-for-macos': { version: '2.1.0' } })).toBe(false);
  });

  it('do not match when there is a package that the lock does not know', () => {
    expect(matchesLock(locked, { 'node_modules/a': { version: '1.0.0' }, 'node_modules/stray': { version: '1.0.0' } })).toBe(false);
  });
});
