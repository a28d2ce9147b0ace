import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Log } from '../ports.ts';
import { createWindowPlaces, isReachable } from './window-place.ts';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const place = { bounds: { x: 100, y: 50, width: 1000, height: 700 }, maximized: true };
const first = { bounds: { width: 1280, height: 800 }, maximized: false };

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'maestro-place-'));
  file = path.join(folder, 'window.json');
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('The place of the window', () => {
  test('is kept and found again, for this user only', () => {
    createWindowPlaces(file, silent).keep(place);
    expect(createWindowPlaces(file, silent).start([screen])).toEqual(place);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file}.new`)).toBe(false);
  });

  test('is a first size in the middle when none was kept', () => {
    expect(createWindowPlaces(file, silent).start([screen])).toEqual(first);
  });

  test.each(['', '{', '[]', '{"bounds":{"x":0,"y":0,"width":10,"height":10},"maximized":false}', '{"bounds":{"x":1e99,"y":0,"width":1000,"height":700},"maximized":false}'])(
    'is the first size when the file holds %j',
    (text) => {
      writeFileSync(file, text);
      expect(createWindowPlaces(file, silent).start([screen])).toEqual(first);
    },
  );

  test('is the first size when its screen is gone', () => {
    createWindowPlaces(file, silent).keep({ ...place, bounds: { ...place.bounds, x: 2500 } });
    expect(createWindowPlaces(file, silent).start([screen])).toEqual(first);
  });

  test('is lost without harm when it cannot be written', () => {
    const said: string[] = [];
    createWindowPlaces(path.join(folder, 'gone', 'window.json'), { ...silent, warn: (event) => said.push(event) }).keep(place);
    expect(said).toEqual(['window.place_not_kept']);
  });
});

describe('A window can be reached', () => {
  test.each([
    [{ x: 0, y: 0 }, true],
    [{ x: 1800, y: 0 }, true],
    [{ x: 1801, y: 0 }, false],
    [{ x: -880, y: 0 }, true],
    [{ x: -881, y: 0 }, false],
    [{ x: 0, y: 1040 }, true],
    [{ x: 0, y: 1041 }, false],
    [{ x: 0, y: -1 }, false],
  ])('at %j: %s', (at, expected) => {
    expect(isReachable({ width: 1000, height: 700, ...at }, [screen])).toBe(expected);
  });

  test('on the second screen', () => {
    expect(isReachable({ x: -1500, y: 200, width: 1000, height: 700 }, [screen, { x: -1920, y: 0, width: 1920, height: 1080 }])).toBe(true);
  });
});
