import { existsSync, mkdirSync, openSync, closeSync, readdirSync, renameSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { failureFrom } from '../rules/testing/failure-from.ts';
import { openStore, type OpenOptions } from './open.ts';
import { restoreSnapshot, startOver } from './recovery.ts';
import { createTestClock, openFileStore, testOptions } from './testing/open-test-store.ts';
import { tempFolder } from './testing/temp-folder.ts';

const DAY = 24 * 60 * 60_000;

/** A closed store with a snapshot of yesterday (theme dark) and of today (theme light); the live file says `compact` as well. */
const oldStore = (): OpenOptions => {
  const options = testOptions(path.join(tempFolder(), 'maestro.db'), { clock: createTestClock() });
  const { clock } = options;
  if (!('move' in clock) || typeof clock.move !== 'function') throw new Error('not a test clock');
  for (const theme of ['dark', 'light'] as const) {
    const store = openFileStore(options.file, { clock });
    store.settings.update({ theme });
    store.close();
    if (theme === 'dark') clock.move(DAY);
  }
  return options;
};

const smash = (file: string, at: number): void => {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(4096, 0x5a), 0, 4096, at);
  closeSync(handle);
};

const damages: Record<string, (file: string) => void> = {
  'a smashed header': (file) => smash(file, 0),
  'a smashed page': (file) => smash(file, 4096 * 3),
  'a file cut in half': (file) => truncateSync(file, Math.floor(statSync(file).size / 2 / 4096) * 4096),
  'a file of something else': (file) => writeFileSync(file, 'this is no database, whatever it is called'.repeat(50)),
};

for (const [name, damage] of Object.entries(damages)) {
  test(`${name} is set aside, and the snapshots are offered, newest first`, () => {
    const options = oldStore();
    damage(options.file);
    const result = openStore(options);
    if (result.state !== 'corrupt') throw new Error('the damage was not seen');
    expect(existsSync(options.file)).toBe(false);
    expect(readdirSync(result.setAside)).toContain('maestro.db');
    expect(result.setAside).toContain('quarantine');
    expect(result.snapshots).toHaveLength(2);
    expect(result.snapshots[0]?.takenAt).toBe(options.clock.now());
    restoreSnapshot(options, result.snapshots[1]?.name ?? '');
    const store = openFileStore(options.file, { clock: options.clock });
    expect(store.settings.get().theme).toBe('dark');
    store.close();
  });
}

test('nothing is begun anew until the person has chosen, however often the application starts', () => {
  const options = oldStore();
  smash(options.file, 0);
  const first = openStore(options);
  const second = openStore(options);
  expect(second).toEqual(first);
  expect(existsSync(options.file)).toBe(false);
  startOver(options);
  const store = openFileStore(options.file);
  expect(store.settings.get().theme).toBe('system');
  store.close();
  openFileStore(options.file).close();
});

test('a snapshot that is damaged too is not offered, and cannot be restored', () => {
  const options = oldStore();
  const folder = path.join(path.dirname(options.file), 'snapshots');
  const [, newest] = readdirSync(folder).toSorted();
  smash(path.join(folder, newest ?? ''), 4096);
  smash(options.file, 0);
  const result = openStore(options);
  expect(result.state === 'corrupt' && result.snapshots.map(({ name }) => name)).toEqual([readdirSync(folder).toSorted()[0]]);
  expect(failureFrom(() => restoreSnapshot(options, newest ?? ''))).toEqual({ code: 'storage', reason: 'corrupt' });
  expect(openStore(options).state).toBe('corrupt');
});

test('a move to quarantine that a crash cut short is finished: no old WAL meets the restored file', () => {
  const options = oldStore();
  smash(options.file, 0);
  writeFileSync(`${options.file}-wal`, 'left behind');
  const quarantine = path.join(path.dirname(options.file), 'quarantine', 'cut-short');
  writeFileSync(`${options.file}.recovery`, JSON.stringify({ setAside: quarantine }));
  // The crash came after the first of the files had been moved.
  mkdirSync(quarantine, { recursive: true });
  renameSync(options.file, path.join(quarantine, 'maestro.db'));
  const result = openStore(options);
  expect(result.state === 'corrupt' && result.setAside).toBe(quarantine);
  expect(readdirSync(quarantine).toSorted()).toEqual(['maestro.db', 'maestro.db-wal']);
});

test('a restore that a crash cut short before its end counts as made', () => {
  const options = oldStore();
  writeFileSync(`${options.file}.recovery`, JSON.stringify({ setAside: 'anywhere' }));
  openFileStore(options.file).close();
  expect(existsSync(`${options.file}.recovery`)).toBe(false);
});

test('a sound database cannot be replaced this way', () => {
  const options = oldStore();
  const [name] = readdirSync(path.join(path.dirname(options.file), 'snapshots'));
  expect(failureFrom(() => restoreSnapshot(options, name ?? ''))).toEqual({ code: 'conflict', reason: 'in_use' });
  expect(failureFrom(() => startOver(options))).toEqual({ code: 'conflict', reason: 'in_use' });
});
