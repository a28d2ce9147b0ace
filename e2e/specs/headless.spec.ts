import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { methods } from '../../src-preload/contract/methods.ts';
import { DEFAULT_SETTINGS } from '../../src-preload/contract/models/settings.ts';
import { type CommandResult, launchApp, type RunningApp, runCommand, temporaryFolder } from '../fixtures.ts';

const PASSPHRASE = 'correct horse battery staple';

let data: string;
let remove: () => void;

beforeEach(() => {
  ({ folder: data, remove } = temporaryFolder());
});

afterEach(() => remove());

const call = (method: string, ...rest: string[]): Promise<CommandResult> => runCommand(['call', method, ...rest, '--data', data]);

/** The reply, which is one JSON line and nothing else. */
const replyOf = ({ out }: CommandResult): unknown => {
  expect(out.match(/\n/g)).toHaveLength(1);
  return JSON.parse(out);
};

const file = (name: string, text: string): string => {
  const full = path.join(data, name);
  writeFileSync(full, text);
  return full;
};

describe('A call without a window', () => {
  test('prints the reply as one JSON line and ends with 0', async () => {
    const result = await call('settings.get');
    expect(replyOf(result)).toEqual({ ok: true, value: DEFAULT_SETTINGS });
    expect(result).toMatchObject({ code: 0, err: '' });
  });

  test('keeps what it changed', async () => {
    expect(await call('settings.update', '{"theme":"dark"}')).toMatchObject({ code: 0 });
    expect(replyOf(await call('settings.get'))).toMatchObject({ value: { theme: 'dark' } });
  });

  test('prints a failure as a reply and ends with 1', async () => {
    const result = await call('instances.get', '{"instanceId":4711}');
    expect(replyOf(result)).toMatchObject({ ok: false, failure: { code: 'not_found', kind: 'instance' } });
    expect(result.code).toBe(1);
  });

  test('names the field and the rule of an input that is refused', async () => {
    expect(replyOf(await call('settings.update', '{"concurrency":1000}'))).toMatchObject({ ok: false, failure: { code: 'invalid_input', field: 'concurrency', rule: 'too_big', limit: '32' } });
  });

  test('takes its input from standard input', async () => {
    const result = await runCommand(['call', 'settings.update', '-', '--data', data], { input: '{"theme":"light"}' });
    expect(replyOf(result)).toMatchObject({ ok: true, value: { theme: 'light' } });
  });

  test('takes the data folder from the environment', async () => {
    await call('settings.update', '{"theme":"dark"}');
    const result = await runCommand(['call', 'settings.get'], { env: { MIRROR_MAESTRO_DATA: data } });
    expect(replyOf(result)).toMatchObject({ value: { theme: 'dark' } });
  });

  test('puts the text of a file in the place of {"$file"}, wherever it stands', async () => {
    const theme = file('theme.txt', '  dark\n');
    expect(replyOf(await call('settings.update', JSON.stringify({ theme: { $file: theme } })))).toMatchObject({ ok: true, value: { theme: 'dark' } });
  });

  test('closes the data folder to other users', async () => {
    await call('settings.get');
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(statSync(path.join(data, 'maestro.db')).mode & 0o777).toBe(0o600);
  });

  test('lets several commands on one folder take turns', async () => {
    const results = await Promise.all(Array.from({ length: 4 }, () => call('settings.get')));
    expect(results.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  });
});

describe('The vault without a key store', () => {
  const phrase = () => file('phrase.txt', `${PASSPHRASE}\n`);

  test('is set up with a passphrase from a file and opened by --passphrase-file', async () => {
    expect(replyOf(await call('vault.setUp', '--secret-file', `passphrase=${phrase()}`))).toMatchObject({ ok: true, value: { state: 'unlocked', slots: ['passphrase'] } });
    expect(replyOf(await call('vault.status'))).toMatchObject({ ok: true, value: { state: 'locked', lockedBecause: 'passphrase_needed' } });
    expect(replyOf(await call('vault.status', '--passphrase-file', phrase()))).toMatchObject({ ok: true, value: { state: 'unlocked' } });
  });

  test('stays locked for a wrong passphrase, whatever was to be called', async () => {
    await call('vault.setUp', '--secret-file', `passphrase=${phrase()}`);
    const result = await call('settings.get', '--passphrase-file', file('wrong.txt', 'not the right words'));
    expect(replyOf(result)).toMatchObject({ ok: false, failure: { code: 'wrong_passphrase' } });
    expect(result.code).toBe(1);
  });

  test('lets nothing run while it is locked, and all that is due once it is open', async () => {
    await call('vault.setUp', '--secret-file', `passphrase=${phrase()}`);
    const locked = await runCommand(['run', '--until-idle', '--data', data]);
    expect(replyOf(locked)).toEqual({ ok: false, failure: { code: 'locked', reason: 'passphrase_needed' } });
    expect(locked.code).toBe(1);
    expect(await runCommand(['run', '--until-idle', '--data', data, '--passphrase-file', phrase()])).toMatchObject({ code: 0 });
  });
});

describe('Wrong use', () => {
  const wrong: readonly (readonly [string, string[]])[] = [
    ['no command', []],
    ['an unknown command', ['sing']],
    ['call without a method', ['call']],
    ['an unknown method', ['call', 'settings.read']],
    ['a name that every object has', ['call', 'constructor']],
    ['input that is no JSON', ['call', 'settings.get', '{bad']],
    ['an unknown option', ['call', 'settings.get', '--force']],
    ['an option of another command', ['call', 'settings.get', '--until-idle']],
    ['an option without its value', ['call', 'settings.get', '--data', '--wait']],
    ['one argument too many', ['call', 'settings.get', '{}', '{}']],
    ['a file that is not there', ['call', 'settings.get', '{"theme":{"$file":"/nowhere/at/all"}}']],
    ['a secret file without a field', ['call', 'settings.get', '--secret-file', '/etc/hostname']],
  ];

  test.each(wrong)('%s ends with 2, usage on stderr and nothing on stdout', async (_what, args) => {
    const result = await runCommand(args, { env: { MIRROR_MAESTRO_DATA: data } });
    expect(result).toMatchObject({ code: 2, out: '' });
    expect(result.err).toContain('Usage:');
  });

  test('never repeats input that is no JSON', async () => {
    const { err } = await call('settings.get', '{"token":"glpat-0123456789abcdefghij"');
    expect(err).not.toContain('glpat');
  });
});

describe('Help', () => {
  test('lists every method of the contract', async () => {
    const { out, code } = await runCommand(['methods']);
    expect(out.trim().split('\n')).toEqual(Object.keys(methods));
    expect(code).toBe(0);
  });

  test('is printed on stdout with --help', async () => {
    const result = await runCommand(['--help']);
    expect(result).toMatchObject({ code: 0, err: '' });
    expect(result.out).toContain('mirror-maestro call METHOD');
  });
});

describe('While the window is open on the data folder', () => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await launchApp({ data });
  });

  afterEach(() => running.close());

  test('a call goes to it through a socket that only this user can open', async () => {
    expect(statSync(path.join(data, 'maestro.sock')).mode & 0o777).toBe(0o600);
    expect(await call('settings.update', '{"theme":"dark"}')).toMatchObject({ code: 0 });
    expect(await running.page.evaluate(`window.maestro.call('settings.get', {})`)).toMatchObject({ ok: true, value: { theme: 'dark' } });
    await expect.poll(() => running.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  });

  test('the window hears what a command changed', async () => {
    await running.page.evaluate(`void (window.heard = new Promise((resolve) => window.maestro.on('changed', resolve)))`);
    await call('settings.update', '{"density":"comfortable"}');
    const { topics } = await running.page.evaluate<{ topics: string[] }>('window.heard');
    expect(topics).toContain('settings');
  });

  test('run is refused, since the work is done there', async () => {
    const result = await runCommand(['run', '--until-idle', '--data', data]);
    expect(replyOf(result)).toEqual({ ok: false, failure: { code: 'conflict', reason: 'data_folder_in_use' } });
    expect(result.code).toBe(1);
  });
});

describe('After a crash', () => {
  test('the socket that was left is replaced', async () => {
    const crashed = await launchApp({ data });
    const ended = new Promise((resolve) => crashed.app.process().once('exit', resolve));
    crashed.app.process().kill('SIGKILL');
    await ended;
    expect(statSync(path.join(data, 'maestro.sock')).isSocket()).toBe(true);
    expect(await call('settings.get')).toMatchObject({ code: 0 });
    const running = await launchApp({ data });
    expect(await call('settings.get')).toMatchObject({ code: 0 });
    await running.close();
  });
});
