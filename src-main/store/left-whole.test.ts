import { closeSync, existsSync, openSync, readFileSync, statSync, utimesSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openStore } from './open.ts';
import { createTestClock, openFileStore, type TestClock, testOptions } from './testing/open-test-store.ts';
import { tempFolder } from './testing/temp-folder.ts';

const DAY = 24 * 60 * 60_000;

let file: string;
let clock: TestClock;

const run = (): void => openFileStore(file, { clock }).close();
const stateOfStart = (): string => openStore(testOptions(file, { clock })).state;

/** Damage that no time of change tells of, as a disk that decays does it. */
const decay = (): void => {
  const { atime, mtime } = statSync(file);
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(4096, 0x5a), 0, 4096, 4096 * 3);
  closeSync(handle);
  utimesSync(file, atime, mtime);
  // A time of change that was set keeps no more than microseconds: the note gets what it became.
  const note = JSON.parse(readFileSync(`${file}.whole`, 'utf8'));
  writeFileSync(`${file}.whole`, JSON.stringify({ ...note, changed: String(statSync(file, { bigint: true }).mtimeNs) }));
};

beforeEach(() => {
  file = path.join(tempFolder(), 'maestro.db');
  clock = createTestClock();
  run();
});

test('a file that lies as an orderly end left it is not looked through again at once', () => {
  decay();
  expect(stateOfStart()).toBe('open');
});

test('it is looked through again after seven days', () => {
  decay();
  clock.move(7 * DAY);
  expect(stateOfStart()).toBe('corrupt');
});

test('the seven days begin when it was looked through, and not at the last end', () => {
  for (let day = 0; day < 6; day += 1) {
    clock.move(DAY);
    run();
  }
  decay();
  clock.move(DAY);
  expect(stateOfStart()).toBe('corrupt');
});

test('a file that was written since is looked through', () => {
  decay();
  utimesSync(file, new Date(), new Date());
  expect(stateOfStart()).toBe('corrupt');
});

test('so is one from a time that is still to come, and one whose note is not ours', () => {
  for (const note of ['', '{}', '[1]', readFileSync(`${file}.whole`, 'utf8').replace(/"checkedAt":\d+/, `"checkedAt":${clock.now() + DAY}`)]) {
    const other = path.join(tempFolder(), 'maestro.db');
    openFileStore(other, { clock }).close();
    [file] = [other];
    decay();
    writeFileSync(`${file}.whole`, note);
    expect(stateOfStart()).toBe('corrupt');
  }
});

test('while the database is open there is no note, so that a crash leaves none', () => {
  const store = openFileStore(file, { clock });
  expect(existsSync(`${file}.whole`)).toBe(false);
  store.close();
  expect(existsSync(`${file}.whole`)).toBe(true);
  expect(statSync(`${file}.whole`).mode & 0o777).toBe(0o600);
});
