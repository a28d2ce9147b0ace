import type { Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { isBackupOverdue, nextBackup } from '../rules/backup-schedule.ts';
import { installationOf } from './installation.ts';
import { readSchedule } from './schedule-backups.ts';
import type { TransferDeps } from './transfer-deps.ts';

/** Whether what is stored here should have been backed up by now. */
export const isOverdue = ({ store, clock }: Pick<Deps, 'store' | 'clock'>): boolean =>
  isBackupOverdue(store.backups.schedule(), store.backups.state(), store.instances.oldestAt(), clock.now());

/** Everything that is known of backups on this machine. */
export const readTransferOverview = (deps: Pick<TransferDeps, 'store' | 'clock' | 'transfers'>): Returned<'transfer.overview'> => {
  const { store, transfers } = deps;
  const last = store.backups.lastRestore();
  const schedule = readSchedule(deps);
  return {
    installation: installationOf(deps),
    counts: store.backups.counts(),
    schedule,
    nextBackupAt: schedule.folder === null ? null : nextBackup(schedule, store.backups.state()),
    lastBackup: { ...store.backups.state(), overdue: isOverdue(deps) },
    lastRestore: last === null ? null : { restoredAt: last.restoredAt, how: last.how, madeBy: last.madeBy, madeAt: last.madeAt, undoable: store.backups.isUndoable() },
    running: transfers.running(),
  };
};
