import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { inspectBackup } from '../src-main/transfer/inspect-backup.ts';
import { makeBackup } from '../src-main/transfer/make-backup.ts';
import { restoreBackup } from '../src-main/transfer/restore-backup.ts';
import { type Machine, openMachine } from '../e2e/world/transfer-machine.ts';
import { fillLarge } from './large-machine.ts';
import { rounded, type Row } from './row.ts';

const MIRRORS = 10_000;
const LINKS = 300_000;
const MIB = 1024 * 1024;
const ORIGINS = ['https://north.example.com', 'https://south.example.com'];

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};

const peakMiB = (): number => process.resourceUsage().maxRSS / 1024;

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'maestro-bench-transfer-'));
  folders.push(folder);
  return folder;
};

const row = (what: string, measured: number, floor: number, allowed: number, unit: string): Row => ({ what, measured: rounded(measured), floor: rounded(floor), allowed: rounded(allowed), unit });

/** What SQLite takes to copy the same database, checked: nothing that writes and reads all of it is faster. */
const copied = (machine: Machine): Promise<number> =>
  seconds(async () => {
    const sqlite = new Database(path.join(machine.data, 'maestro.db'), { readonly: true });
    const copy = path.join(newFolder(), 'copy.db');
    sqlite.prepare('VACUUM INTO ?').run(copy);
    sqlite.close();
    const check = new Database(copy, { readonly: true });
    check.pragma('integrity_check');
    check.close();
  });

/** A backup and a restore of a large company, beside what SQLite takes to copy the same database. */
const large = async (): Promise<Row[]> => {
  const [from, to] = [await openMachine(newFolder()), await openMachine(newFolder())];
  fillLarge(from, { mirrors: MIRRORS, links: LINKS });
  const file = { path: path.join(newFolder(), 'large.age') };
  const passphrase = 'six words that nobody would guess';
  const restoreOn = (machine: Machine) => restoreBackup(machine.deps, { file, passphrase, how: 'replace', choices: { default: 'mine', kinds: {}, otherwise: [] }, approve: ORIGINS, tokens: [] });
  const floor = await copied(from);
  const before = peakMiB();
  const backup = await seconds(() => makeBackup(from.deps, { file, passphrase, secrets: true }));
  const afterBackup = peakMiB();
  const inspection = await seconds(() => inspectBackup(to.deps, { file, passphrase }));
  const restore = await seconds(() => restoreOn(to));
  const afterRestore = peakMiB();
  const again = await seconds(() => restoreOn(from));
  const rows = [
    row('backup of 10,000 mirrors and 300,000 links, read back', backup, floor, 60, 's'),
    row('its file', statSync(file.path).size / MIB, statSync(path.join(from.data, 'maestro.db')).size / MIB, 256, 'MiB'),
    row('inspecting it elsewhere', inspection, floor, 60, 's'),
    row('restoring it on an empty machine', restore, floor, 60, 's'),
    row('restoring it over itself', again, floor, 90, 's'),
    row('memory that the backup added to the peak', afterBackup - before, 0, 256, 'MiB'),
    row('memory that inspecting and restoring added', afterRestore - afterBackup, 0, 256, 'MiB'),
  ];
  from.close();
  to.close();
  return rows;
};

/** Backups of a large company in time, bytes and memory. */
export const bench = async (): Promise<Row[]> => {
  try {
    return await large();
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
};
