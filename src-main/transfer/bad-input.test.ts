import { appendFileSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished, type TestContext } from 'vitest';
import { z } from 'zod';
import { fillMachine, stateOf } from '../../e2e/world/fill-machine.ts';
import { resealed } from '../../e2e/world/mutated-files.ts';
import { collect, joined, pieces } from '../../e2e/world/pieces.ts';
import { mountSmallDisk, NO_DISK } from '../../e2e/world/small-disk.ts';
import { type Machine, openMachine } from '../../e2e/world/transfer-machine.ts';
import type { Failure } from '../../src-preload/contract/failures.ts';
import { failureOf } from '../rules/app-error.ts';
import { tempFolder } from '../store/testing/temp-folder.ts';
import { decrypt, encrypt } from './age/age-stream.ts';
import { ownKey, publicKey } from './age/own-key.ts';
import { makeBackup } from './make-backup.ts';
import { readRecords } from './records.ts';
import { restoreBackup } from './restore-backup.ts';

const Rows = z.looseObject({ record: z.literal('rows'), section: z.string(), columns: z.array(z.string()), rows: z.array(z.array(z.unknown())) });
type Change = (record: z.infer<typeof Rows>) => object;

/** A machine that has something to lose, and a good backup of it. */
const setUp = async (folder = tempFolder()) => {
  const machine = await openMachine(folder);
  onTestFinished(machine.close);
  fillMachine(machine, { mirrors: 2, links: 2 });
  const file = path.join(tempFolder(), 'backup.age');
  await makeBackup(machine.deps, { file: { path: file }, recipients: [await publicKey(machine.deps)], secrets: true });
  const before = stateOf(machine);

  return {
    machine, file,
    bytes: readFileSync(file),
    /** The file with some of its rows changed, and everything around them right again. */
    async withRows(section: string, change: Change): Promise<void> {
      const records = await collect(readRecords(decrypt(pieces(readFileSync(file)), await ownKey(machine.deps))));
      const changed = records.map((record) => {
        const rows = Rows.safeParse(record);
        return rows.success && rows.data.section === section ? change(rows.data) : record;
      });
      writeFileSync(file, await joined(encrypt(pieces(resealed(changed)), [await publicKey(machine.deps)])));
    },
    /** What a restore says, after which everything here is as it was and nothing lies beside it. */
    async refusal(passphrase?: string, deps: Machine['deps'] = machine.deps): Promise<Failure | null> {
      const failure = await restoreBackup(deps, { file: { path: file }, passphrase, how: 'replace', choices: { default: 'mine', kinds: {}, otherwise: [] }, approve: [], tokens: [] }).then(() => null, failureOf);
      expect(stateOf(machine)).toBe(before);
      expect(readdirSync(machine.data).filter((name) => name.startsWith('staging'))).toEqual([]);
      return failure;
    },
  };
};

const refused = (reason: string, where: unknown = expect.anything()) => ({ code: 'file_refused', reason, where });

describe('a restore says why and leaves everything as it was, where the file', { timeout: 60_000 }, () => {
  it('is opened with a wrong passphrase', async () => {
    const { machine, file, refusal } = await setUp();
    await makeBackup(machine.deps, { file: { path: file }, passphrase: 'six words that nobody would guess', secrets: true });
    expect(await refusal('another passphrase')).toEqual(refused('wrong_key', null));
  });

  it('is for another key', async () => {
    const { file, refusal } = await setUp();
    const other = await openMachine(tempFolder());
    onTestFinished(other.close);
    await makeBackup(other.deps, { file: { path: file }, recipients: [await publicKey(other.deps)], secrets: true });
    expect(await refusal()).toEqual(refused('wrong_key', null));
  });

  it.each([['JSON', Buffer.from('{"not": "a backup"}')], ['nothing at all', Buffer.alloc(0)], ['zeros', Buffer.alloc(1_000_000)], ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')]])('is no backup but %s', async (_what, bytes) => {
    const { file, refusal } = await setUp();
    writeFileSync(file, bytes);
    expect(await refusal()).toMatchObject({ code: 'file_refused', reason: 'not_a_backup' });
  });

  it('is an age file of something else', async () => {
    const { machine, file, refusal } = await setUp();
    writeFileSync(file, await joined(encrypt(pieces(Buffer.from('a letter')), [await publicKey(machine.deps)])));
    expect(await refusal()).toEqual(refused('not_a_backup', 'magic'));
  });

  it('is half of one', async () => {
    const { file, bytes, refusal } = await setUp();
    for (const share of [2, 3, 5]) {
      writeFileSync(file, bytes.subarray(0, Math.floor(bytes.length / share)));
      expect(await refusal()).toMatchObject({ code: 'file_refused', reason: 'damaged' });
    }
  });

  it('is from a newer version that this one cannot read', async () => {
    const { machine, file, refusal } = await setUp();
    const [manifest, ...rest] = await collect(readRecords(decrypt(pieces(readFileSync(file)), await ownKey(machine.deps))));
    const newer = { ...z.looseObject({}).parse(manifest), format: 99, oldestReader: 98 };
    writeFileSync(file, await joined(encrypt(pieces(resealed([newer, ...rest])), [await publicKey(machine.deps)])));
    expect(await refusal()).toEqual(refused('from_the_future', 'format 99'));
  });

  it('has columns that this version does not know', async () => {
    const { withRows, refusal } = await setUp();
    await withRows('mirrors', (record) => ({ ...record, columns: [...record.columns, 'colour'], rows: record.rows.map((row) => [...row, 'red']) }));
    expect(await refusal()).toEqual(refused('content', 'mirrors columns'));
  });

  it.each([['mirrors', 'pair_id'], ['pairs', 'source_instance_id'], ['issueLinks', 'mirror_id'], ['credentials', 'secret_id'], ['claims', 'instance_id']])('has rows of %s whose %s leads nowhere', async (section, column) => {
    const { withRows, refusal } = await setUp();
    await withRows(section, (record) => ({ ...record, rows: record.rows.map((row) => row.map((cell, at) => (record.columns[at] === column ? (typeof cell === 'number' ? 999_999 : 'nowhere') : cell))) }));
    expect(await refusal()).toEqual(refused('reference', section));
  });

  it('has two instances of one name, written differently', async () => {
    const { withRows, refusal } = await setUp();
    await withRows('instances', (record) => ({ ...record, rows: record.rows.map((row, nth) => row.map((cell, at) => (record.columns[at] === 'name' ? ['Twin', 'TWIN'][nth] : cell))) }));
    expect(await refusal()).toEqual(refused('content', 'instances'));
  });

  it('has a row twice', async () => {
    const { machine, withRows, refusal, file } = await setUp();
    await withRows('syncRules', (record) => ({ ...record, rows: [...record.rows, ...record.rows] }));
    // The counts are made right as well: only the row itself gives it away.
    const records = await collect(readRecords(decrypt(pieces(readFileSync(file)), await ownKey(machine.deps))));
    const counted = records.map((record) => {
      const held = z.looseObject({ counts: z.looseObject({ syncRules: z.int() }) }).safeParse(record);
      return held.success ? { ...held.data, counts: { ...held.data.counts, syncRules: held.data.counts.syncRules * 2 } } : record;
    });
    writeFileSync(file, await joined(encrypt(pieces(resealed(counted)), [await publicKey(machine.deps)])));
    expect(await refusal()).toEqual(refused('content', 'syncRules'));
  });

  it('changes while it is read', async () => {
    const { machine, file, refusal } = await setUp();
    const { outside } = machine.deps;
    async function* growing(name: string, maxBytes: number): AsyncGenerator<Uint8Array> {
      for await (const chunk of outside.read(name, maxBytes)) {
        appendFileSync(file, 'more');
        yield chunk;
      }
    }
    expect(await refusal(undefined, { ...machine.deps, outside: { ...outside, read: growing } })).toMatchObject({ code: 'file_refused', reason: 'changed_while_read' });
  });

  it('is a link, a folder, or not there', async () => {
    const { machine, file } = await setUp();
    const at = (name: string): string => path.join(path.dirname(file), name);
    symlinkSync(file, at('link.age'));
    const said = (name: string) => restoreBackup(machine.deps, { file: { path: name }, how: 'replace', choices: { default: 'mine', kinds: {}, otherwise: [] }, approve: [], tokens: [] }).then(() => null, failureOf);
    expect(await said(at('link.age'))).toEqual(refused('link', null));
    expect(await said(path.dirname(file))).toEqual(refused('not_a_file', null));
    expect(await said(at('nothing.age'))).toEqual(refused('not_found', null));
  });
});

describe('a file on bad ground', { timeout: 60_000 }, () => {
  const onDisk = async (context: TestContext) => {
    context.skip(NO_DISK !== null, NO_DISK ?? '');
    const disk = mountSmallDisk();
    return { disk, ...(await setUp(disk.data)) };
  };

  it('is refused where there is no space, and leaves everything as it was', async (context) => {
    const { disk, refusal } = await onDisk(context);
    disk.fill();
    expect(await refusal()).toEqual({ code: 'storage', reason: 'disk_full' });
    disk.free();
  });

  it('is not replaced by a backup where there is no right to write', async (context) => {
    context.skip(NO_DISK !== null, NO_DISK ?? '');
    const { machine, bytes } = await setUp();
    const disk = mountSmallDisk();
    writeFileSync(disk.data, bytes);
    disk.close();
    const made = makeBackup(machine.deps, { file: { path: disk.data }, recipients: [await publicKey(machine.deps)], secrets: true });
    expect(await made.then(() => null, failureOf)).toEqual({ code: 'storage', reason: 'read_only' });
    expect(readFileSync(disk.data).equals(bytes)).toBe(true);
    disk.open();
  });
});
