import { chmodSync, chownSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../../src-main/adapters/log.ts';
import { createSurroundings } from '../../src-main/adapters/surroundings.ts';
import { createSystemChance } from '../../src-main/adapters/system-chance.ts';
import { createSystemClock } from '../../src-main/adapters/system-clock.ts';
import { damagedData } from '../../src-main/store/open-data.ts';
import { failedStart } from '../failed-start.ts';
import { launchApp, runCommand, temporaryFolder } from '../fixtures.ts';
import { startDouble } from '../gitlab/double.ts';
import { callInPage } from '../pages/call-in-page.ts';
import { expectShown } from '../pages/expect-shown.ts';
import { operatorsPage } from '../pages/operators-page.ts';
import { windowPages } from '../pages/window-pages.ts';
import { startSessionBus } from '../session-bus/session-bus.ts';
import { mountSmallDisk, NO_DISK } from '../world/small-disk.ts';
import { PASSPHRASE } from '../world/world.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const NOBODY = 65_534;
const DAY_MS = 24 * 3_600_000;
const PATIENCE_MS = 40_000;

let folder: string;
let data: string;
let remove: () => void;

beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
  data = path.join(folder, 'data');
});

afterEach(() => remove());

const replyOf = async (where: string, method: string, input = '{}'): Promise<unknown> => JSON.parse((await runCommand(['call', method, input, '--data', where])).out);
const makeDark = (where: string): Promise<unknown> => replyOf(where, 'settings.update', '{"theme":"dark"}');
const refused = (failure: object) => ({ ok: false, failure });
const STILL_DARK = { ok: true, value: { theme: 'dark' } };

describe('A disk', () => {
  test('that can only be read is named, by the command and by the window, and what was there is there', async (context) => {
    context.skip(NO_DISK !== null, NO_DISK ?? '');
    const disk = mountSmallDisk();
    await makeDark(disk.data);
    disk.close();
    expect(await replyOf(disk.data, 'settings.get')).toEqual(refused({ code: 'storage', reason: 'read_only' }));
    expect(await failedStart(disk.data)).toMatchObject({ words: 'The data folder cannot be written. Give this user the right to write there, then start again.' });
    disk.open();
    expect(await replyOf(disk.data, 'settings.get')).toMatchObject(STILL_DARK);
  });

  test('that is full is named at the start, and the next start after it has room works', async (context) => {
    context.skip(NO_DISK !== null, NO_DISK ?? '');
    const disk = mountSmallDisk();
    await makeDark(disk.data);
    disk.fill();
    expect(await replyOf(disk.data, 'settings.get')).toEqual(refused({ code: 'storage', reason: 'disk_full' }));
    expect(await failedStart(disk.data)).toMatchObject({ words: 'The disk is full. Free some space, then start again.' });
    disk.free();
    expect(await replyOf(disk.data, 'settings.get')).toMatchObject(STILL_DARK);
  });

  test('that was full at the first start ever is used once it has room', async (context) => {
    context.skip(NO_DISK !== null, NO_DISK ?? '');
    const disk = mountSmallDisk();
    disk.fill();
    expect(await replyOf(disk.data, 'settings.get')).toEqual(refused({ code: 'storage', reason: 'disk_full' }));
    disk.free();
    expect(await makeDark(disk.data)).toMatchObject(STILL_DARK);
  });

  test('that fills up under the open window refuses the change in words, loses nothing, and takes it once it has room', async (context) => {
    context.skip(NO_DISK !== null, NO_DISK ?? '');
    const disk = mountSmallDisk();
    const running = await launchApp({ data: disk.data });
    try {
      await callInPage(running.page)('settings.update', { theme: 'dark' });
      disk.fill();
      const change = (): Promise<unknown> => running.page.evaluate(`window.maestro.call('settings.update', { theme: 'light' })`);
      await expect.poll(change).toMatchObject(refused({ code: 'storage', reason: 'disk_full' }));
      expect(await callInPage(running.page)('settings.get', {})).toMatchObject({ theme: 'dark' });
      disk.free();
      expect(await callInPage(running.page)('settings.update', { density: 'comfortable' })).toMatchObject({ theme: 'dark', density: 'comfortable' });
    } finally {
      await running.close();
    }
  });
});

describe('Rights', () => {
  test('that were opened to others are closed again', async () => {
    await makeDark(data);
    const opened = [data, ...['maestro.db', path.join('logs', 'maestro.log')].map((name) => path.join(data, name))];
    for (const name of opened) chmodSync(name, 0o777);
    expect(await replyOf(data, 'settings.get')).toMatchObject(STILL_DARK);
    expect(opened.map((name) => statSync(name).mode & 0o077)).toEqual([0, 0, 0]);
  });

  test('of another user are left to them, in words', async (context) => {
    context.skip(process.getuid?.() !== 0, 'only root can give a folder away');
    await makeDark(data);
    chownSync(data, NOBODY, NOBODY);
    expect(await replyOf(data, 'settings.get')).toEqual(refused({ code: 'not_allowed', reason: 'data_folder_not_ours' }));
    expect(await failedStart(data)).toMatchObject({ words: 'The data folder belongs to another user.' });
    chownSync(data, 0, 0);
    expect(await replyOf(data, 'settings.get')).toMatchObject(STILL_DARK);
  });

  test('a file in the place of the folder is not touched, in words', async () => {
    writeFileSync(data, 'mine');
    expect(await failedStart(data)).toMatchObject({ words: 'The data folder cannot be made, or it is no folder.' });
    expect(readFileSync(data, 'utf8')).toBe('mine');
  });
});

describe('A database that was cut in half', () => {
  test('is set aside as it is, nothing is begun anew without a word, and its snapshot brings back what was there', async () => {
    await makeDark(data);
    const file = path.join(data, 'maestro.db');
    truncateSync(file, Math.floor(statSync(file).size / 2));
    const half = readFileSync(file);
    for (const _start of [1, 2]) expect(await replyOf(data, 'settings.get')).toEqual(refused({ code: 'storage', reason: 'corrupt' }));
    expect(existsSync(file)).toBe(false);
    const [aside = ''] = readdirSync(path.join(data, 'quarantine'));
    expect(readFileSync(path.join(data, 'quarantine', aside, 'maestro.db')).equals(half)).toBe(true);
    // What the window asks the person about before it opens.
    const clock = createSystemClock();
    const choices = damagedData({ clock, chance: createSystemChance(clock.now), log: createLog(data, clock), ...createSurroundings(ROOT, data) });
    const [newest] = choices?.snapshots ?? [];
    if (choices === null || newest === undefined) throw new Error('there is nothing to go back to');
    choices.restore(newest);
    expect(await replyOf(data, 'settings.get')).toMatchObject(STILL_DARK);
  });
});

describe('Operators that were changed in the file by hand', () => {
  test('open nothing, in words; the recovery code takes them as they are, and the next start is as before', async () => {
    const [ada, vic] = [{ name: 'Ada', passphrase: 'ada keeps this one' }, { name: 'Vic', passphrase: 'vic keeps another one' }];
    const first = await launchApp({ data });
    const call = callInPage(first.page);
    await call('vault.setUp', { passphrase: PASSPHRASE });
    await call('vault.addOperator', { ...ada, role: 'administrator' });
    await call('vault.addOperator', { ...vic, role: 'viewer' });
    const { code } = await call('vault.makeRecoveryCode', {});
    await first.close();
    const file = new Database(path.join(data, 'maestro.db'));
    file.exec("UPDATE operators SET role = 'administrator' WHERE name = 'Vic'");
    file.close();
    const changed = await launchApp({ data });
    try {
      await operatorsPage(changed.page).signIn(vic);
      await expectShown(changed.page.getByRole('heading', { name: 'The operators are not those that were set here' }));
      await operatorsPage(changed.page).giveCode(code);
      await expectShown(windowPages(changed.page).shell.at.status.getByText('Signed in by the recovery code'));
      expect((await callInPage(changed.page)('vault.operators', {})).items).toMatchObject([{ name: 'Ada' }, { name: 'Vic', role: 'administrator' }]);
    } finally {
      await changed.close();
    }
    const next = await launchApp({ data });
    try {
      await operatorsPage(next.page).signIn(ada);
      await expectShown(windowPages(next.page).shell.at.status.getByText('Ada, Administrator'));
    } finally {
      await next.close();
    }
  });
});

describe('Two starts at the same moment', () => {
  test('end as one window and one command that used it, or one after the other', async () => {
    const [running, ...replies] = await Promise.all([launchApp({ data }), ...['dark', 'dark'].map((theme) => replyOf(data, 'settings.update', JSON.stringify({ theme })))]);
    try {
      expect(replies).toMatchObject([STILL_DARK, STILL_DARK]);
      expect(await callInPage(running.page)('settings.get', {})).toMatchObject({ theme: 'dark' });
    } finally {
      await running.close();
    }
  });
});

describe('A desktop without notifications', () => {
  test('is served by the window and the tray, and the work goes on', async () => {
    const session = await startSessionBus();
    const double = await startDouble();
    const running = await launchApp({ data, env: session.env });
    try {
      await callInPage(running.page)('vault.setUp', { passphrase: PASSPHRASE });
      const server = await double.addServer({ name: 'source' });
      const token = server.addToken(server.addUser({ username: 'maintainer' }), { scopes: ['api'], name: 'mirror-maestro', expiresAt: new Date(Date.now() + 10 * DAY_MS).toISOString().slice(0, 10) });
      await callInPage(running.page)('instances.create', { name: 'Source', url: server.url, token: token.value, network: 'loopback' });
      const log = (): string => readFileSync(path.join(data, 'logs', 'maestro.log'), 'utf8');
      await expect.poll(log, { timeout: PATIENCE_MS }).toMatch(/"event":"notice\.not_(?:shown|supported)"/);
      expect(await callInPage(running.page)('instances.list', {})).toMatchObject({ total: 1 });
    } finally {
      await running.close();
      await session.stop();
      await double.close();
    }
  });
});
