import path from 'node:path';
import type { Failure } from '../../src-preload/contract/failures.ts';
import { notingFailure } from '../journal/trail.ts';
import { AppError, failureOf } from '../rules/app-error.ts';
import { type BackupSchedule, isBackupDue, namesToForget } from '../rules/backup-schedule.ts';
import type { StoredBackupState } from '../store/backup/backup-store.ts';
import { noteMade, passphraseLock, writeBackupFile } from './make-backup.ts';
import { BACKUP_PASSPHRASE } from './schedule-backups.ts';
import type { BackupDeps } from './transfer-deps.ts';

const backupName = (installation: string, at: number): string => `mirror-maestro-${installation}-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z.age`;

/** One after the other, however many of them fail: those that did, and why the last one. */
const removeAll = async (outside: BackupDeps['outside'], files: readonly string[]): Promise<StoredBackupState['notRemoved']> => {
  const failures: Failure[] = [];
  for (const file of files) {
    try {
      await outside.remove(file);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      failures.push(error.failure);
    }
  }
  const failure = failures.at(-1);
  return failure === undefined ? null : { files: failures.length, failure };
};

const oldOnes = async ({ store, outside }: BackupDeps, folder: string, keep: number): Promise<string[]> =>
  namesToForget(await outside.list(folder), store.installation(), keep).map((name) => path.join(folder, name));

/**
 * Only backups that this installation made by itself, by their names; what else lies in the folder is somebody's own. The new backup is
 * made, whatever becomes of the old ones: what cannot be removed is told beside it, and tried again after the next.
 */
const forgetOld = async (deps: BackupDeps, folder: string, keep: number): Promise<void> => {
  const { store, outside, log } = deps;
  const old = await oldOnes(deps, folder, keep);
  const notRemoved = await removeAll(outside, old);
  store.backups.setState({ ...store.backups.state(), notRemoved });
  const removed = old.length - (notRemoved?.files ?? 0);
  if (notRemoved !== null) log.warn('backup.not_forgotten', { files: notRemoved.files, code: notRemoved.failure.code });
  if (removed > 0) log.info('backup.forgotten', { files: removed });
};

const make = (deps: BackupDeps, folder: string, { keep, secrets }: BackupSchedule): Promise<void> =>
  deps.transfers.run('backup', async (progress) => {
    const { store, vault, clock, log } = deps;
    const lock = passphraseLock(deps, vault.open(BACKUP_PASSPHRASE));
    const made = await writeBackupFile(deps, { file: path.join(folder, backupName(store.installation(), clock.now())), lock, secrets }, progress);
    noteMade(deps, made, 'backup by itself', 'schedule');
    log.info('backup.made', { bytes: made.bytes });
    await forgetOld(deps, folder, keep);
  });

/**
 * Makes the backup that is due by the clock; never throws. What went wrong is kept for the screen and tried again an hour later. Call
 * with an open vault.
 */
export const makeDueBackup = async (deps: BackupDeps): Promise<void> => {
  const { store, clock, log, transfers } = deps;
  const schedule = store.backups.schedule();
  const { folder } = schedule;
  const state = store.backups.state();
  if (folder === null || transfers.running() !== null || !isBackupDue(schedule, state, clock.now())) return;
  try {
    await notingFailure(deps, { actor: 'schedule', action: 'backup.made', subject: 'backup by itself' }, () => make(deps, folder, schedule));
  } catch (error) {
    const failure = failureOf(error);
    log.error('backup.failed', { code: failure?.code ?? (error instanceof Error ? error.name : typeof error) });
    store.backups.setState({ ...store.backups.state(), failure: failure ?? { code: 'unexpected', reference: 'log' }, failedAt: clock.now() });
  }
};
