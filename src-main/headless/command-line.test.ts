import { describe, expect, test } from 'vitest';
import { parseCommandLine, WrongUse } from './command-line.ts';

describe('The command line', () => {
  test('opens the window without a word', () => {
    expect(parseCommandLine([])).toEqual({ kind: 'open', data: null, hidden: false, place: null });
    expect(parseCommandLine(['--data', '/d', '--hidden'])).toEqual({ kind: 'open', data: '/d', hidden: true, place: null });
  });

  test('opens the window where a link leads, and wherever it was for a link that leads nowhere', () => {
    expect(parseCommandLine(['mirror-maestro://mirror/12'])).toMatchObject({ place: { screen: 'mirrors', id: 12, params: {} } });
    expect(parseCommandLine(['--data', '/d', 'mirror-maestro://plan/4/'])).toMatchObject({ data: '/d', place: { screen: 'plans', id: 4 } });
    for (const link of ['mirror-maestro://settings/1', 'mirror-maestro://mirror/0', 'mirror-maestro://mirror/12?x=1', 'mirror-maestro:x', 'mirror-maestro://mirror/99999999999999999']) {
      expect(parseCommandLine([link])).toMatchObject({ kind: 'open', place: null });
    }
  });

  test('reads a call with its options, wherever they stand', () => {
    const expected = {
      kind: 'call',
      method: 'instances.create',
      json: '{"name":"a"}',
      secretFiles: [{ field: 'token', path: '/t=1' }, { field: 'caCertificate', path: 'ca.pem' }],
      wait: true,
      check: false,
      data: '/d',
      passphraseFile: 'p',
      operator: null,
    };
    const options = ['--data=/d', '--wait', '--secret-file', 'token=/t=1', '--secret-file', 'caCertificate=ca.pem', '--passphrase-file', 'p'];
    expect(parseCommandLine(['call', 'instances.create', '{"name":"a"}', ...options])).toEqual(expected);
    expect(parseCommandLine([...options, 'call', 'instances.create', '{"name":"a"}'])).toEqual(expected);
  });

  test('takes a dash for standard input', () => {
    expect(parseCommandLine(['call', 'settings.update', '-'])).toMatchObject({ json: '-' });
  });

  test('reads run, methods, help and version', () => {
    expect(parseCommandLine(['run', '--until-idle'])).toEqual({ kind: 'run', untilIdle: true, data: null, passphraseFile: null, operator: null });
    expect(parseCommandLine(['methods'])).toEqual({ kind: 'methods' });
    expect(parseCommandLine(['call', '--help'])).toEqual({ kind: 'help' });
    expect(parseCommandLine(['-h'])).toEqual({ kind: 'help' });
    expect(parseCommandLine(['--version'])).toEqual({ kind: 'version' });
  });

  test.each([
    [['sing']],
    [['call']],
    [['call', 'settings.get', '{}', 'more']],
    [['methods', 'more']],
    [['run', 'more']],
    [['--force']],
    [['--constructor']],
    [['call', 'settings.get', '--until-idle']],
    [['run', '--wait']],
    [['--wait']],
    [['call', 'settings.get', '--data']],
    [['call', 'settings.get', '--data', '--wait']],
    [['call', 'settings.get', '--data', '']],
    [['call', 'settings.get', '--wait=no']],
    [['call', 'settings.get', '--secret-file', 'token']],
    [['call', 'settings.get', '--secret-file', '__proto__=x']],
    [['call', 'settings.get', 'x'.repeat(200_000)]],
    [Array.from({ length: 200 }, () => 'x')],
  ])('refuses %j', (argv) => {
    expect(() => parseCommandLine(argv)).toThrow(WrongUse);
  });

  test('says which option is unknown or lacks its value', () => {
    expect(() => parseCommandLine(['--force'])).toThrow('Unknown option --force.');
    expect(() => parseCommandLine(['--data'])).toThrow('The value of --data is missing or wrong.');
    expect(() => parseCommandLine(['run', '--wait'])).toThrow('--wait does not belong to run.');
  });
});
