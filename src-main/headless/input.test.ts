import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WrongUse } from './command-line.ts';
import { readInput, type Reader } from './input.ts';

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(path.join(tmpdir(), 'maestro-input-'));
});

afterEach(() => rmSync(cwd, { recursive: true }));

const reader = (input: string | Buffer = ''): Reader => ({ cwd, stdin: () => Readable.from([Buffer.from(input)]) });
const write = (name: string, text: string): void => writeFileSync(path.join(cwd, name), text);
const read = (json: string | null, secretFiles: Parameters<typeof readInput>[1] = [], input?: string) => readInput(json, secretFiles, reader(input));

describe('The input of a call', () => {
  test('is an empty object when nothing is said', async () => {
    expect(await read(null)).toEqual({});
  });

  test('is inline JSON, or standard input for a dash', async () => {
    expect(await read('{"a":[1]}')).toEqual({ a: [1] });
    expect(await read('-', [], '{"a":2}')).toEqual({ a: 2 });
  });

  test('takes the trimmed text of a file wherever a whole value names one', async () => {
    write('t', ' secret words \n');
    expect(await read('{"a":{"$file":"t"},"list":[{"deep":{"$file":"t"}}]}')).toEqual({ a: 'secret words', list: [{ deep: 'secret words' }] });
  });

  test.each(['{"a":{"$file":"t","more":1}}', '{"a":{"$file":1}}', '{"$FILE":"t"}'])('leaves %s as it is', async (json) => {
    expect(await read(json)).toEqual(JSON.parse(json));
  });

  test('sets fields from secret files, over what the JSON says', async () => {
    write('t', 'glpat-x\r\n');
    expect(await read('{"name":"a","token":"b"}', [{ field: 'token', path: 't' }])).toEqual({ name: 'a', token: 'glpat-x' });
  });

  test('keeps a key that would change every object a key', async () => {
    const input = await read('{"__proto__":{"a":1}}');
    expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
    expect(JSON.stringify(input)).toBe('{"__proto__":{"a":1}}');
  });

  test.each([
    ['no JSON', () => read('{bad')],
    ['a file that is not there', () => read('{"a":{"$file":"nowhere"}}')],
    ['a folder in the place of a file', () => read('{"a":{"$file":"."}}')],
    ['a device without end', () => read('{"a":{"$file":"/dev/zero"}}')],
    ['a secret file beside a list', () => read('[]', [{ field: 'token', path: '/dev/null' }])],
    ['nesting without end', () => read('['.repeat(100_000) + ']'.repeat(100_000))],
    ['more than 1 MiB of standard input', () => read('-', [], ' '.repeat(1024 * 1024 + 1))],
  ])('is wrong use with %s', async (_what, work) => {
    await expect(work()).rejects.toThrow(WrongUse);
  });

  test('takes a file of 64 KiB and refuses a longer one', async () => {
    write('fits', 'x'.repeat(64 * 1024));
    write('long', 'x'.repeat(64 * 1024 + 1));
    expect(await read('{"a":{"$file":"fits"}}')).toEqual({ a: 'x'.repeat(64 * 1024) });
    await expect(read('{"a":{"$file":"long"}}')).rejects.toThrow(WrongUse);
  });

  test('does not repeat what it could not read as JSON', async () => {
    await expect(read('{"token":"glpat-0123456789abcdefghij')).rejects.toThrow(/^The input is not JSON\.$/);
  });
});
