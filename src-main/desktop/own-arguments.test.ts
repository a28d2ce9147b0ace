import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownArguments } from './own-arguments.ts';

describe('The own arguments of an Electron process', () => {
  test.each([
    [['electron', '/app'], []],
    [['electron', '--no-sandbox', '/app', '--data', '/d'], ['--data', '/d']],
    [['electron', '-r', '/tool/loader.cjs', '--inspect=0', '/app', 'call', 'settings.get', '--wait'], ['call', 'settings.get', '--wait']],
    [['electron', '/app', '--data', '/d', '--password-store=gnome-libsecret', '--lang=de'], ['--data', '/d']],
    [['electron', '/app', '--force'], ['--force']],
    [['/app/electron', '/app/', 'run'], ['run']],
  ])('from source %j are %j', (argv, expected) => {
    expect(ownArguments(argv, '/app')).toEqual(expected);
  });

  test('begin after the folder that was given as a dot', () => {
    expect(ownArguments(['electron', '.', 'run'], path.resolve('.'))).toEqual(['run']);
  });

  test('have no folder before them in a packaged program', () => {
    expect(ownArguments(['mirror-maestro', '--no-sandbox', 'call', 'settings.get'], null)).toEqual(['call', 'settings.get']);
  });
});
