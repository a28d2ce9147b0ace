import { createHash } from 'node:crypto';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { failureFrom } from '../rules/testing/failure-from.ts';
import { createSpools, type Spool } from './spool.ts';
import { createTestChance } from './testing/open-test-store.ts';
import { tempFolder } from './testing/temp-folder.ts';

const contentOf = async (spool: Spool): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of spool.read()) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const fill = async (spool: Spool, bytes: number): Promise<Buffer> => {
  const content = Buffer.from(Uint8Array.from({ length: bytes }, (_, at) => at % 251));
  await spool.begin();
  for (let at = 0; at < bytes; at += 100_000) await spool.write(content.subarray(at, at + 100_000));
  return content;
};

test('a small file stays in memory', async () => {
  const folder = tempFolder();
  const spool = createSpools(folder, createTestChance()).open();
  const content = await fill(spool, 1024 * 1024);
  expect(readdirSync(folder)).toEqual([]);
  expect((await contentOf(spool)).equals(content)).toBe(true);
});

test('a large file lies in a private file until it is disposed of, and can be read twice', async () => {
  const folder = tempFolder();
  const spool = createSpools(folder, createTestChance()).open();
  const content = await fill(spool, 3_000_001);
  const [name = ''] = readdirSync(folder);
  expect(statSync(path.join(folder, name)).mode & 0o077).toBe(0);
  expect((await contentOf(spool)).equals(content)).toBe(true);
  expect((await contentOf(spool)).equals(content)).toBe(true);
  expect([spool.bytes(), spool.digest()]).toEqual([3_000_001, createHash('sha256').update(content).digest('hex')]);
  await spool.dispose();
  expect(readdirSync(folder)).toEqual([]);
});

test('what a broken attempt wrote is gone when the next begins', async () => {
  const spool = createSpools(tempFolder(), createTestChance()).open();
  await fill(spool, 2_000_000);
  const content = await fill(spool, 12);
  expect(await contentOf(spool)).toEqual(content);
  expect(spool.digest()).toBe(createHash('sha256').update(content).digest('hex'));
  await spool.dispose();
});

test('what a crash left is taken away at the next start', () => {
  const folder = tempFolder();
  writeFileSync(path.join(folder, 'left'), 'x');
  createSpools(folder, createTestChance());
  expect(readdirSync(folder)).toEqual([]);
});

test('a folder that cannot be made is a storage failure', () => {
  const file = path.join(tempFolder(), 'file');
  writeFileSync(file, '');
  expect(failureFrom(() => createSpools(path.join(file, 'below'), createTestChance()))).toMatchObject({ code: 'storage' });
});
