import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src-preload/contract/failures.ts';
import { failureOf } from '../rules/app-error.ts';
import { columnsOf as storedColumns, SECTION_NAMES } from '../store/backup/sections.ts';
import { columnsOf, SECTION_ORDER } from './format/rows.ts';
import { readBackup } from './read-backup.ts';
import { frameRecord, MAGIC } from './records.ts';
import { pieces } from '../../e2e/world/pieces.ts';
import { NO_PROGRESS } from './transfers.ts';

const NONE = { settings: 0, secrets: 0, instances: 0, formerOrigins: 0, pairs: 0, mirrors: 0, credentials: 0, issueSyncs: 0, syncRules: 0, issueLinks: 0, noteLinks: 0, uploadLinks: 0, claims: 0 };
const MANIFEST = { record: 'manifest', format: 2, oldestReader: 1, program: '2.0.0', installation: { id: '0123456789ab', name: 'Office' }, createdAt: 7, secrets: false, counts: { ...NONE, settings: 2 } };
const SETTINGS = { record: 'rows', section: 'settings', columns: ['key', 'value'], rows: [['concurrency', '4'], ['verifyHours', '48']] };

/** A file of these records with a trailer that fits, changed where a test says so. */
const fileOf = (records: readonly object[], end: object = {}): Buffer => {
  const before = Buffer.concat([MAGIC, ...records.map(frameRecord)]);
  return Buffer.concat([before, frameRecord({ record: 'end', counts: { ...NONE, settings: 2 }, sha256: createHash('sha256').update(before).digest('hex'), ...end })]);
};

const read = async (file: Buffer) => {
  const rows: unknown[] = [];
  const manifest = await readBackup(pieces(file, 50), { begin: () => undefined, rows: (section, some) => void rows.push([section, some]) }, NO_PROGRESS);
  return { manifest, rows };
};
const refusal = (file: Buffer): Promise<Failure | null> => read(file).then(() => null, failureOf);
const refused = (reason: string, where: string) => ({ code: 'file_refused', reason, where });

const INSTANCE = { id: 1, name: 'A', origin: 'https://a.example.com', description: '', network: 'public', ca_certificate: null, token_secret_id: null, token_user: null, token_user_id: null, token_name: null, token_scopes: '["api"]', token_expires_at: null, version: null, edition: null, tier: 'unknown', capabilities: '[]', created_at: 1 };
const withInstance = (change: object): Buffer => fileOf([{ ...MANIFEST, counts: { ...NONE, instances: 1 } }, { record: 'rows', section: 'instances', columns: columnsOf('instances'), rows: [Object.values({ ...INSTANCE, ...change })] }], { counts: { ...NONE, instances: 1 } });

describe('reading a backup', () => {
  it('gives its rows and says who made it', async () => {
    expect(await read(fileOf([MANIFEST, SETTINGS]))).toEqual({ manifest: MANIFEST, rows: [['settings', SETTINGS.rows]] });
    expect((await read(withInstance({}))).rows).toEqual([['instances', [Object.values(INSTANCE)]]]);
  });

  it('takes columns in any order, since they have names', async () => {
    const { rows } = await read(fileOf([MANIFEST, { ...SETTINGS, columns: ['value', 'key'], rows: [['4', 'concurrency'], ['48', 'verifyHours']] }]));
    expect(rows).toEqual([['settings', SETTINGS.rows]]);
  });

  it('refuses what a later version alone can read, and reads of it what it knows where that is enough', async () => {
    expect(await refusal(fileOf([{ ...MANIFEST, format: 4, oldestReader: 3 }, SETTINGS]))).toEqual(refused('from_the_future', 'format 4'));
    const later = [{ ...MANIFEST, format: 3, colour: 'red' }, { ...SETTINGS, columns: ['key', 'colour', 'value'], rows: [['concurrency', 'red', '4'], ['verifyHours', 'blue', '48']] }, { record: 'rows', section: 'colours', columns: ['a'], rows: [[1]] }];
    expect((await read(fileOf(later))).rows).toEqual([['settings', SETTINGS.rows]]);
  });

  it('reads a file of format 1, which knew of no claims', async () => {
    const { claims: _none, ...counts } = NONE;
    const { manifest, rows } = await read(fileOf([{ ...MANIFEST, format: 1, counts: { ...counts, settings: 2 } }, SETTINGS], { counts: { ...counts, settings: 2 } }));
    expect([manifest.counts.claims, rows]).toEqual([0, [['settings', SETTINGS.rows]]]);
  });

  it('refuses columns and sections that this version does not have', async () => {
    expect(await refusal(fileOf([MANIFEST, { ...SETTINGS, columns: ['key', 'value', 'colour'], rows: [['concurrency', '4', 'red']] }]))).toEqual(refused('content', 'settings columns'));
    expect(await refusal(fileOf([MANIFEST, { ...SETTINGS, columns: ['key'], rows: [['concurrency']] }]))).toEqual(refused('content', 'settings columns'));
    expect(await refusal(fileOf([MANIFEST, { ...SETTINGS, section: 'colours' }]))).toEqual(refused('content', 'colours'));
    expect(await refusal(fileOf([{ ...MANIFEST, colour: 'red' }, SETTINGS]))).toEqual(refused('content', 'manifest'));
  });

  it.each([
    ['settings 1', fileOf([MANIFEST, { ...SETTINGS, rows: [['concurrency', '4'], ['verifyHours', '"soon"']] }])],
    ['settings 0', fileOf([MANIFEST, { ...SETTINGS, rows: [['theme', '"dark"']] }])],
    ['instances 0', withInstance({ origin: 'https://A.example.com/' })],
    ['instances 0', withInstance({ origin: 'http://169.254.169.254' })],
    ['instances 0', withInstance({ origin: 'http://127.0.0.1', network: 'public' })],
    ['instances 0', withInstance({ id: 0 })],
    ['instances 0', withInstance({ id: 1.5 })],
    ['instances 0', withInstance({ name: 'a'.repeat(101) })],
    ['instances 0', withInstance({ token_scopes: 'api' })],
  ])('refuses a row that the program itself could not have: %s', async (where, file) => {
    expect(await refusal(file)).toEqual(refused('content', where));
  });

  it('refuses what does not add up, or goes on after its end', async () => {
    expect(await refusal(fileOf([{ ...MANIFEST, counts: { ...NONE, settings: 3 } }, SETTINGS]))).toEqual(refused('damaged', 'count of settings'));
    expect(await refusal(fileOf([MANIFEST, SETTINGS], { counts: NONE }))).toEqual(refused('damaged', 'count of settings'));
    expect(await refusal(fileOf([MANIFEST, SETTINGS], { sha256: '0'.repeat(64) }))).toEqual(refused('damaged', 'digest'));
    expect(await refusal(Buffer.concat([fileOf([MANIFEST, SETTINGS]), frameRecord(SETTINGS)]))).toEqual(refused('damaged', 'after the end'));
    expect(await refusal(Buffer.concat([MAGIC, frameRecord(MANIFEST)]))).toEqual(refused('damaged', 'end'));
    expect(await refusal(fileOf([SETTINGS]))).toEqual(refused('content', 'manifest'));
    expect(await refusal(fileOf([{ ...MANIFEST, counts: { ...NONE, settings: 2, instances: 1 } }, { record: 'rows', section: 'instances', columns: columnsOf('instances'), rows: [Object.values(INSTANCE)] }, SETTINGS]))).toEqual(refused('content', 'settings out of order'));
  });
});

it('what the store reads and stages are the columns of the format, in its order', () => {
  expect(SECTION_NAMES).toEqual(SECTION_ORDER);
  // A secret is stored sealed and written in clear: the one column that is not the same.
  const written = SECTION_ORDER.filter((section) => section !== 'secrets');
  expect(written.map(storedColumns)).toEqual(written.map(columnsOf));
});
