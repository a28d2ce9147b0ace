import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../rules/app-error.ts';
import { pieces } from '../../../e2e/world/pieces.ts';
import { readWebBackup } from './read-web-backup.ts';
import { type Entry, KEY_TEXT, membersOf, tarOf, webArchive } from '../../../e2e/world/web-archive.ts';

const EMPTY = { gitlab_instances: [], instance_pairs: [], mirrors: [] };
const FIXTURE = readFileSync(path.join(import.meta.dirname, 'testing', 'web-backup.tar.gz'));

const read = (bytes: Buffer) => readWebBackup({ read: () => pieces(bytes) }, 'file');
const refusal = async (bytes: Buffer) => {
  try {
    await read(bytes);
    return null;
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    return failure;
  }
};
const refused = (reason: string, where: string | null = null) => ({ code: 'file_refused', reason, where });
const archive = (...more: Entry[]) => gzipSync(tarOf(membersOf(EMPTY, more)));

describe('a backup of the web application', () => {
  it('is read as its own program writes it, with what Python’s archiver notes beside each member', async () => {
    const { database, metadata } = await read(FIXTURE);
    expect(metadata).toEqual({ timestamp: '20250601-100000', app_version: '1.2.1' });
    expect([database.gitlab_instances.length, database.instance_pairs.length, database.mirrors.length, database.issue_mappings.length, database.users.length]).toEqual([4, 5, 6, 2, 1]);
  });

  it('need not have what older ones lack', async () => {
    expect(await refusal(webArchive(EMPTY))).toBeNull();
    expect(await refusal(gzipSync(tarOf(membersOf(EMPTY).slice(0, 2))))).toBeNull();
  });

  it('is refused with any member that is not its own', async () => {
    for (const name of ['../database.json', '/etc/passwd', './database.json', 'database.json/x', 'C:\\database.json', 'mirrors.db', 'toString', '__proto__']) {
      expect(await refusal(archive({ name, content: 'x' }))).toEqual(refused('unexpected_member', name));
    }
    expect(await refusal(archive({ name: 'database.json', content: '{}' }))).toEqual(refused('unexpected_member', 'database.json'));
    for (const type of ['1', '2']) expect(await refusal(archive({ name: 'backup_metadata.json', type }))).toEqual(refused('link', 'backup_metadata.json'));
    for (const type of ['3', '4', '5', '6', '7', 'L', 'K', 'g', 'S']) expect(await refusal(archive({ name: 'x', type }))).toEqual(refused('unexpected_member', 'x'));
    for (const note of ['20 path=../x\n', '12 mtime=1.5\n18 linkpath=/x\n', '9 size=9\n']) expect(await refusal(archive({ name: 'extra', type: 'x', content: note }))).toEqual(refused('unexpected_member', 'extra'));
  });

  it('is refused without one of its members, or with one that is not what it should be', async () => {
    expect(await refusal(gzipSync(tarOf([{ name: 'database.json', content: '{}' }])))).toEqual(refused('missing_member', 'encryption.key'));
    expect(await refusal(gzipSync(tarOf([{ name: 'encryption.key', content: KEY_TEXT }])))).toEqual(refused('missing_member', 'database.json'));
    expect(await refusal(gzipSync(tarOf([{ name: 'encryption.key', content: 'key' }, { name: 'database.json', content: '{}' }])))).toEqual(refused('content', 'encryption.key'));
    expect(await refusal(webArchive({ ...EMPTY, mirrors: [{ id: 'x' }] }))).toEqual(refused('content', 'database.json mirrors.0.id'));
    expect(await refusal(webArchive({ gitlab_instances: [], instance_pairs: [] }))).toEqual(refused('content', 'database.json mirrors'));
    expect(await refusal(gzipSync(tarOf([{ name: 'encryption.key', content: KEY_TEXT }, { name: 'database.json', content: '{' }])))).toEqual(refused('content', 'database.json'));
  });

  it('is refused where it is cut or changed, at every byte', async () => {
    for (let length = 0; length < FIXTURE.length; length += 7) expect(await refusal(FIXTURE.subarray(0, length))).toMatchObject({ code: 'file_refused' });
    const tar = gunzipSync(FIXTURE);
    for (let length = 0; length < tar.length - 10_240; length += 199) expect(await refusal(gzipSync(tar.subarray(0, length)))).toMatchObject({ code: 'file_refused' });
    expect(await refusal(gzipSync(Buffer.concat([tarOf(membersOf(EMPTY)), Buffer.from('more')])))).toEqual(refused('damaged'));
    expect(await refusal(Buffer.from('PK'))).toEqual(refused('not_a_backup'));
    expect(await refusal(Buffer.alloc(0))).toMatchObject({ code: 'file_refused' });
  });

  it('is refused before a gigabyte of nothing has come out of a megabyte', async () => {
    const zeros = gzipSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 });
    expect(await refusal(zeros)).toEqual(refused('too_large'));
    const large = Buffer.concat([tarOf([{ name: 'database.json', bytes: 1024 ** 3 }]).subarray(0, 512), Buffer.alloc(1024 * 1024)]);
    expect(await refusal(gzipSync(large))).toEqual(refused('too_large', 'database.json'));
    expect(await refusal(gzipSync(tarOf([{ name: 'extra', type: 'x', bytes: 1024 ** 2 }])))).toEqual(refused('too_large', 'extra'));
  });
});
