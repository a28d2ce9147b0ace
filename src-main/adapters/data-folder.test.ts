import { chmodSync, mkdtempSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../rules/app-error.ts';
import { defaultDataFolder, prepareDataFolder } from './data-folder.ts';

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'maestro-data-')));
});

afterEach(() => rmSync(folder, { recursive: true }));

const modeOf = (name: string): number => statSync(name).mode & 0o777;

describe('The default data folder', () => {
  test.each([
    ['linux', {}, '/home/ada', '/home/ada/.local/share/mirror-maestro'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/home/ada', '/data/mirror-maestro'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ada', '/home/ada/.local/share/mirror-maestro'],
    ['darwin', {}, '/Users/ada', '/Users/ada/Library/Application Support/Mirror Maestro'],
    ['win32', { APPDATA: 'C:\\Roaming' }, 'C:\\ada', 'C:\\Roaming\\Mirror Maestro'],
    ['win32', {}, 'C:\\ada', 'C:\\ada\\AppData\\Roaming\\Mirror Maestro'],
  ] as const)('on %s with %j lies where such data belongs', (platform, env, home, expected) => {
    expect(defaultDataFolder({ platform, env, home })).toBe(expected);
  });
});

describe('Preparing the data folder', () => {
  test('makes it, with what is missing above it, for this user only', () => {
    const data = path.join(folder, 'a', 'b');
    expect(prepareDataFolder(data)).toBe(data);
    expect(modeOf(data)).toBe(0o700);
  });

  test('closes one that was open to others', () => {
    chmodSync(folder, 0o755);
    prepareDataFolder(folder);
    expect(modeOf(folder)).toBe(0o700);
  });

  test('answers the real path, so that one folder has one name', () => {
    const link = path.join(folder, 'link');
    const real = prepareDataFolder(path.join(folder, 'real'));
    symlinkSync(real, link);
    expect(prepareDataFolder(link)).toBe(real);
  });

  test('refuses a place where no folder can be', () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    expect(() => prepareDataFolder(path.join(file, 'below'))).toThrow(new AppError({ code: 'not_allowed', reason: 'data_folder_unusable' }));
  });
});
