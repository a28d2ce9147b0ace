import { describe, expect, it } from 'vitest';
import { hasDisplay } from './display.mjs';
import { fingerprint } from './fingerprint.mjs';
import { cacheFolder } from './project.mjs';
import { isNodeNewEnough } from './set-up.mjs';
import { definesOf, needsOwnBuild } from './sqlite/native.mjs';

describe('the set-up', () => {
  it.each([
    ['20.18.3', false],
    ['20.19.0', true],
    ['22.1.0', true],
    ['18.20.0', false],
  ])('judges Node %s: %s', (version, enough) => {
    expect(isNodeNewEnough(version)).toBe(enough);
  });

  it('compiles SQLite when any runtime is older than its prebuilt binary allows', () => {
    expect(needsOwnBuild([10, 10])).toBe(false);
    expect(needsOwnBuild([10, 9])).toBe(true);
  });

  it('compiles SQLite with all of its options', () => {
    expect(definesOf("{\n  'defines': [\n    'SQLITE_DQS=0',\n    'SQLITE_SOUNDEX',\n    'SQLITE_DEFAULT_CACHE_SIZE=-16000',\n  ],\n}")).toEqual(['-DSQLITE_DQS=0', '-DSQLITE_SOUNDEX', '-DSQLITE_DEFAULT_CACHE_SIZE=-16000']);
  });

  it('keeps its cache where it is told, else where the system keeps caches', () => {
    expect(cacheFolder({ MIRROR_MAESTRO_CACHE: '/c', XDG_CACHE_HOME: '/x' }, '/h')).toBe('/c');
    expect(cacheFolder({ XDG_CACHE_HOME: '/x' }, '/h')).toBe('/x/mirror-maestro');
    expect(cacheFolder({}, '/h')).toBe('/h/.cache/mirror-maestro');
  });
});

describe('a fingerprint', () => {
  it('does not depend on the order of the files', () => {
    expect(fingerprint([['a', '1'], ['b', '2']])).toBe(fingerprint([['b', '2'], ['a', '1']]));
  });

  it('changes with a name, with a content, and with where one file ends', () => {
    const digests = [[['a', '12']], [['b', '12']], [['a', '13']], [['a', '1'], ['b', '2']], [['a', '1b'], ['', '2']]].map((files) => fingerprint(files.map(([name = '', content = '']) => [name, content])));
    expect(new Set(digests).size).toBe(digests.length);
  });
});

describe('a display', () => {
  const socket = /** @param {string} file */ (file) => file === '/tmp/.X11-unix/X7';

  it('is there where its server listens', () => {
    expect(hasDisplay({ DISPLAY: ':7.0' }, 'linux', socket)).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', socket)).toBe(true);
    expect(hasDisplay({ DISPLAY: 'elsewhere:1' }, 'linux', socket)).toBe(true);
  });

  it('is not there without a name or when its server is gone', () => {
    expect(hasDisplay({}, 'linux', socket)).toBe(false);
    expect(hasDisplay({ DISPLAY: ':8' }, 'linux', socket)).toBe(false);
  });

  it('is taken for granted on other systems', () => {
    expect(hasDisplay({}, 'darwin', socket)).toBe(true);
  });
});
