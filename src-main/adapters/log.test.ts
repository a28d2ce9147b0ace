import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
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

test('it never takes more than two files of 2 MiB', () => {
  const log = createLog(data, { now: () => 0 });
  const text = 'x'.repeat(2000);
  for (let line = 0; line < 3500; line += 1) log.info('x', { text });
  const sizes = readdirSync(path.dirname(file())).map((name) => statSync(path.join(path.dirname(file()), name)).size);
  expect(sizes).toHaveLength(2);
  for (const size of sizes) expect(size).toBeLessThan(2.01 * 1024 * 1024);
});
