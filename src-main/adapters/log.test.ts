import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from './log.ts';

let data: string;

beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'maestro-log-'));
});

afterEach(() => rmSync(data, { recursive: true }));

const file = () => path.join(data, 'logs', 'maestro.log');
const lines = (): unknown[] => readFileSync(file(), 'utf8').trim().split('\n').map((line): unknown => JSON.parse(line));

test('an event is one JSON line with its time', () => {
  const log = createLog(data, { now: () => 0 });
  log.info('app.started', { instances: 2 });
  log.error('call.unexpected', { method: 'pairs.get', text: 'two\nlines' });
  expect(lines()).toEqual([
    { at: '1970-01-01T00:00:00.000Z', level: 'info', event: 'app.started', instances: 2 },
    { at: '1970-01-01T00:00:00.000Z', level: 'error', event: 'call.unexpected', method: 'pairs.get', text: 'two\nlines' },
  ]);
});

test('what looks like a credential is hidden', () => {
  createLog(data, { now: () => 0 }).warn('x', { url: 'https://maestro:glpat-0123456789abcdefghij@gitlab.example.com/a', token: 'anything' });
  expect(lines()).toEqual([expect.objectContaining({ url: 'https://[hidden]@gitlab.example.com/a', token: '[hidden]' })]);
});

test('only this user can read it', () => {
  createLog(data, { now: () => 0 }).info('x');
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(statSync(path.dirname(file())).mode & 0o777).toBe(0o700);
});

test('a file that others could read is made private', () => {
  createLog(data, { now: () => 0 }).info('x');
  chmodSync(file(), 0o644);
  createLog(data, { now: () => 0 }).info('y');
  expect(statSync(file()).mode & 0o777).toBe(0o600);
});

test('it never takes more than five files of 1 MiB, and the newest line is in the first', () => {
  let now = 0;
  const log = createLog(data, { now: () => now });
  const text = 'x'.repeat(2000);
  for (now = 1; now <= 3500; now += 1) log.info('x', { text });
  const folder = path.dirname(file());
  expect(readdirSync(folder).toSorted()).toEqual(['maestro.1.log', 'maestro.2.log', 'maestro.3.log', 'maestro.4.log', 'maestro.log']);
  for (const name of readdirSync(folder)) {
    const { size, mode } = statSync(path.join(folder, name));
    expect(size).toBeLessThanOrEqual(1024 * 1024);
    expect(mode & 0o777).toBe(0o600);
  }
  expect(lines().at(-1)).toMatchObject({ at: new Date(3500).toISOString() });
});

test('a long text is cut, and no secret shows at the cut', () => {
  const secret = 'pass'.repeat(200);
  for (let before = 1500; before < 2100; before += 7) createLog(data, { now: () => 0 }).warn('x', { text: `${'x'.repeat(before)} https://user:${secret}@host/` });
  for (const line of lines()) {
    expect(JSON.stringify(line).length).toBeLessThan(2200);
    expect(JSON.stringify(line)).not.toContain('passpass');
  }
});

test('a folder that cannot be written stops nobody', () => {
  const log = createLog(data, { now: () => 0 });
  rmSync(path.dirname(file()), { recursive: true });
  expect(() => log.info('x')).not.toThrow();
});

test('a folder that cannot be made stops nothing: whoever opens the database says what is wrong', () => {
  const inTheWay = path.join(data, 'file');
  writeFileSync(inTheWay, '');
  const log = createLog(inTheWay, { now: () => 0 });
  expect(() => log.warn('x')).not.toThrow();
});
