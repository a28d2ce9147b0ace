import { mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { failureFrom } from '../rules/testing/failure-from.ts';
import { createManualClock } from '../../e2e/world/manual-clock.ts';
import { tempFolder } from '../store/testing/temp-folder.ts';
import { makeDueBackup } from './backup-due.ts';
import { inspectBackup } from './inspect-backup.ts';
import { isOverdue, readTransferOverview } from './read-overview.ts';
import { scheduleBackups } from './schedule-backups.ts';
import { fillMachine } from '../../e2e/world/fill-machine.ts';
import { cheapDerive, openMachine } from '../../e2e/world/transfer-machine.ts';

const DAY_MS = 86_400_000;
const PASSPHRASE = 'six words that nobody would guess';

const scheduled = async () => {
  const clock = createManualClock(Date.UTC(2026, 10, 24, 9));
  const machine = await openMachine(tempFolder(), { clock, derive: cheapDerive });
  onTestFinished(machine.close);
  fillMachine(machine, { mirrors: 1, links: 1 });
  const folder = path.join(tempFolder(), 'backups');
  mkdirSync(folder);
  scheduleBackups(machine.deps, { folder: { path: folder }, passphrase: PASSPHRASE, everyDays: 1, keep: 2 });
  return { ...machine, clock, folder };
};

describe('backups by themselves', { timeout: 60_000 }, () => {
  it('are made when they are due, and the oldest go; files of others stay', async () => {
    const { deps, clock, folder } = await scheduled();
    writeFileSync(path.join(folder, 'holiday.jpg'), '');
    for (let day = 0; day < 3; day += 1) {
      await makeDueBackup(deps);
      await makeDueBackup(deps);
      clock.advance(DAY_MS);
    }
    const own = readdirSync(folder).filter((name) => name.endsWith('.age')).toSorted();
    expect(own).toHaveLength(2);
    expect(own[0]).toMatch(/^mirror-maestro-[0-9a-f]{12}-2026-11-25T/);
    expect(readdirSync(folder)).toContain('holiday.jpg');
    expect(await inspectBackup(deps, { file: { path: path.join(folder, own[1] ?? '') }, passphrase: PASSPHRASE })).toMatchObject({ hasSecrets: true, counts: { mirrors: 1 } });
    expect(deps.store.activity.list({ action: 'backup.made', offset: 0, limit: 9 })).toMatchObject({ total: 3, items: [{ actor: 'schedule', result: 'done' }, {}, {}] });
  });

  it('that fail say why, and are tried again an hour later', async () => {
    const { deps, clock, folder } = await scheduled();
    rmSync(folder, { recursive: true });
    await makeDueBackup(deps);
    expect(readTransferOverview(deps).lastBackup).toMatchObject({ madeAt: null, failure: { code: 'file_refused', reason: 'not_found' }, failedAt: clock.now() });
    mkdirSync(folder);
    await makeDueBackup(deps);
    expect(readdirSync(folder)).toEqual([]);
    clock.advance(3_600_000);
    await makeDueBackup(deps);
    expect(readdirSync(folder)).toHaveLength(1);
    expect(readTransferOverview(deps).lastBackup).toMatchObject({ failure: null, failedAt: null, overdue: false });
    expect(readTransferOverview(deps).nextBackupAt).toBe(clock.now() + DAY_MS);
  });

  it('are made even where an old one cannot be removed, which is told beside it', async () => {
    const { deps, clock, folder } = await scheduled();
    // A folder of that name is no file that could be removed, like one that another program holds open.
    const stuck = path.join(folder, `mirror-maestro-${deps.store.installation()}-2026-11-01T00-00-00Z.age`);
    mkdirSync(stuck);
    for (let day = 0; day < 3; day += 1) {
      await makeDueBackup(deps);
      clock.advance(DAY_MS);
    }
    const madeAt = clock.now() - DAY_MS;
    expect(readTransferOverview(deps).lastBackup).toMatchObject({ madeAt, failure: null, failedAt: null, notRemoved: { files: 1, failure: { code: 'storage' } } });
    expect(deps.store.activity.list({ action: 'backup.made', offset: 0, limit: 9 }).items.map(({ result }) => result)).toEqual(['done', 'done', 'done']);
    expect(readdirSync(folder)).toHaveLength(3);
    rmdirSync(stuck);
    await makeDueBackup(deps);
    expect(readTransferOverview(deps).lastBackup).toMatchObject({ notRemoved: null });
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('are missed by a person when the newest is too old', async () => {
    const { deps, clock } = await scheduled();
    clock.advance(29 * DAY_MS);
    expect(isOverdue(deps)).toBe(false);
    clock.advance(2 * DAY_MS);
    expect(isOverdue(deps)).toBe(true);
    scheduleBackups(deps, { remindDays: 0 });
    expect(isOverdue(deps)).toBe(false);
  });

  it('need a passphrase, which goes when they are switched off', async () => {
    const { deps, folder } = await scheduled();
    expect(scheduleBackups(deps, {})).toEqual({ folder, everyDays: 1, keep: 2, secrets: true, remindDays: 30, hasPassphrase: true });
    scheduleBackups(deps, { everyDays: 2 });
    expect(scheduleBackups(deps, { folder: null })).toMatchObject({ folder: null, hasPassphrase: false });
    expect(deps.store.activity.list({ action: 'backup.scheduled', offset: 0, limit: 3 }).items.map(({ subject }) => subject)).toEqual(['no backups by themselves', 'every 2 days', 'every day']);
    expect(failureFrom(() => scheduleBackups(deps, { folder: { path: folder } }))).toEqual({ code: 'invalid_input', field: 'passphrase', rule: 'required' });
  });
});
