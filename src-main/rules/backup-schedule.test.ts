import { expect, it } from 'vitest';
import { isBackupDue, isBackupOverdue, namesToForget } from './backup-schedule.ts';

const DAY = 86_400_000;
const never = { madeAt: null, failedAt: null };

it('a backup is due when the newest is old enough, and an hour after a failure', () => {
  expect(isBackupDue({ everyDays: 2 }, never, 10 * DAY)).toBe(true);
  expect(isBackupDue({ everyDays: 2 }, { madeAt: 9 * DAY, failedAt: null }, 10 * DAY)).toBe(false);
  expect(isBackupDue({ everyDays: 2 }, { madeAt: 8 * DAY, failedAt: null }, 10 * DAY)).toBe(true);
  expect(isBackupDue({ everyDays: 2 }, { madeAt: null, failedAt: 10 * DAY - 1000 }, 10 * DAY)).toBe(false);
  expect(isBackupDue({ everyDays: 2 }, { madeAt: null, failedAt: 10 * DAY - 3_600_000 }, 10 * DAY)).toBe(true);
});

it('a person is reminded of what nothing new enough holds, from when there was something', () => {
  expect(isBackupOverdue({ remindDays: 30 }, never, null, 90 * DAY)).toBe(false);
  expect(isBackupOverdue({ remindDays: 30 }, never, 70 * DAY, 90 * DAY)).toBe(false);
  expect(isBackupOverdue({ remindDays: 30 }, never, 60 * DAY, 90 * DAY)).toBe(true);
  expect(isBackupOverdue({ remindDays: 30 }, { madeAt: 80 * DAY }, 1, 90 * DAY)).toBe(false);
  expect(isBackupOverdue({ remindDays: 0 }, never, 1, 90 * DAY)).toBe(false);
});

it('only the oldest of its own backups are forgotten', () => {
  const own = ['2026-01-01', '2026-01-03', '2026-01-02'].map((day) => `mirror-maestro-0123456789ab-${day}T00-00-00Z.age`);
  const others = ['mirror-maestro-ba9876543210-2020-01-01T00-00-00Z.age', 'holiday.jpg', `${own[0]}.old`, `x${own[0]}`];
  expect(namesToForget([...own, ...others], '0123456789ab', 2)).toEqual([own[0]]);
  expect(namesToForget([...own, ...others], '0123456789ab', 3)).toEqual([]);
});
