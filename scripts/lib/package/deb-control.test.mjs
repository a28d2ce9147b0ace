import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { control } from './deb-control.mjs';

/** @type {string} */
let folder;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'maestro-deb-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('the control file says what is installed, and leaves out what nobody said', () => {
  const files = [1, 1025].map((size) => {
    const file = path.join(folder, String(size));
    writeFileSync(file, 'x'.repeat(size));
    return file;
  });
  expect(control({ name: 'one', version: '2.0.0', architecture: 'amd64', depends: ['a', 'b | c'], 'deb-recommends': [], description: 'Short\n Long' }, files)).toBe(
    ['Package: one', 'Version: 2.0.0', 'Architecture: amd64', 'Installed-Size: 3', 'Depends: a, b | c', 'Description: Short', ' Long', ''].join('\n'),
  );
});

test('no line of a long description can be taken for a field or for the end', () => {
  expect(control({ description: 'Short\nOne\n\nDepends: evil\n' }, [])).toBe('Installed-Size: 0\nDescription: Short\n One\n .\n Depends: evil\n');
});
