import { describe, expect, test } from 'vitest';
import { ownArguments } from './own-arguments.ts';

describe('The own arguments of an Electron process', () => {
  test.each([
    [['electron', '.'], []],
    [['electron', '--no-sandbox', '/app', '--data', '/d'], ['--data', '/d']],
    [['electron', '--inspect=0', '--remote-debugging-port=0', '/app', 'call', 'settings.get', '--wait'], ['call', 'settings.get', '--wait']],
    [['electron', '/app', '--data', '/d', '--password-store=gnome-libsecret', '--lang=de'], ['--data', '/d']],
    [['electron', '/app', '--force'], ['--force']],
  ])('from source %j are %j', (argv, expected) => {
    expect(ownArguments(argv, true)).toEqual(expected);
  });

  test('have no folder before them in a packaged program', () => {
    expect(ownArguments(['mirror-maestro', '--no-sandbox', 'call', 'settings.get'], false)).toEqual(['call', 'settings.get']);
  });
});
