const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export type BackupSchedule = { everyDays: number; keep: number; secrets: boolean; remindDays: number };
/** Times are UTC ms. */
export type BackupHistory = { madeAt: number | null; failedAt: number | null };

/** When a backup by itself is due: when the newest is old enough, and an hour after the last try that failed. A moment that has passed is now. */
export const nextBackup = ({ everyDays }: Pick<BackupSchedule, 'everyDays'>, { madeAt, failedAt }: BackupHistory): number =>
  Math.max(madeAt === null ? 0 : madeAt + everyDays * DAY_MS, failedAt === null ? 0 : failedAt + HOUR_MS);

/** Whether a backup by itself should be made now. */
export const isBackupDue = (schedule: Pick<BackupSchedule, 'everyDays'>, history: BackupHistory, now: number): boolean => now >= nextBackup(schedule, history);

/** Whether a person should be reminded: there has been something to lose `since` (null = there is nothing), and nothing newer than the reminder holds it. */
export const isBackupOverdue = ({ remindDays }: Pick<BackupSchedule, 'remindDays'>, { madeAt }: Pick<BackupHistory, 'madeAt'>, since: number | null, now: number): boolean =>
  remindDays > 0 && since !== null && now - Math.max(madeAt ?? 0, since) >= remindDays * DAY_MS;

/** Of the names in a folder, the backups of this installation that are not among its newest; their names sort by their time. */
export const namesToForget = (names: readonly string[], installation: string, keep: number): string[] => {
  const own = new RegExp(`^mirror-maestro-${installation}-\\d{4}-\\d{2}-\\d{2}T\\d{2}-\\d{2}-\\d{2}Z\\.age$`, 'u');
  return names.filter((name) => own.test(name)).toSorted().slice(0, -keep);
};
