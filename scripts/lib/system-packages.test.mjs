import { describe, expect, it } from 'vitest';
import { missingOf, packageNames } from './system-packages.mjs';

const everything = { hasLibrary: () => true, hasCommand: () => true };
const nothing = { hasLibrary: () => false, hasCommand: () => false };
const bookworm = 'ID=debian\nVERSION_CODENAME=bookworm\n';
const trixie = 'ID=debian\nVERSION_CODENAME=trixie\n';
const mintOnNoble = 'ID=linuxmint\nVERSION_CODENAME=zara\nUBUNTU_CODENAME="noble"\n';

describe('the system packages', () => {
  it('are none where everything is there', () => {
    expect(missingOf(['window', 'tests', 'unpack', 'compile'], everything)).toEqual([]);
  });

  it('are only those of the needs asked for', () => {
    expect(packageNames(missingOf(['compile', 'unpack'], nothing), bookworm)).toEqual(['unzip', 'g++']);
  });

  it('leave out a library that is there', () => {
    const machine = { ...nothing, hasLibrary: /** @param {string} name */ (name) => name === 'libgbm.so.1' };
    expect(packageNames(missingOf(['window'], machine), bookworm)).toEqual(['libgtk-3-0', 'libnss3', 'libasound2']);
  });

  it.each([
    ['Debian 12', bookworm, 'libasound2'],
    ['Debian 13', trixie, 'libasound2t64'],
    ['a descendant of Ubuntu 24.04', mintOnNoble, 'libasound2t64'],
  ])('have the names of %s', (_system, osRelease, name) => {
    expect(packageNames(missingOf(['window'], nothing), osRelease)).toContain(name);
  });
});
