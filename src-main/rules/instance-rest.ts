import type { InstanceRest, MaintenanceWindow } from '../../src-preload/contract/models/background.ts';
import { isInForce, type Pause } from './background-state.ts';
import { minuteOfDay } from './quiet-hours.ts';

/** What was set for an instance. */
export type Rest = { pause: Pause | null; maintenance: MaintenanceWindow | null };

const DAYS = 7;

/** Whether a moment, as local time, is within the window. `from` belongs to it, `until` does not; the night belongs to the day on which it began. */
export const isInWindow = ({ days, from, until }: MaintenanceWindow, local: Date): boolean => {
  const minute = minuteOfDay(local);
  const today = days.includes(local.getDay());
  if (from < until) return today && minute >= from && minute < until;
  const yesterday = days.includes((local.getDay() + DAYS - 1) % DAYS);
  return (today && minute >= from) || (yesterday && minute < until);
};

/** Why an instance rests at a moment (UTC ms); a person's pause first. */
export const restsFor = ({ pause, maintenance }: Rest, now: number): InstanceRest['restsFor'] => {
  if (isInForce(pause, now)) return 'pause';
  return maintenance !== null && isInWindow(maintenance, new Date(now)) ? 'maintenance' : null;
};
