import type { Settings } from '../../src-preload/contract/models/settings.ts';

/** Minutes since local midnight, 0 to 1439. */
export const minuteOfDay = (at: Date): number => at.getHours() * 60 + at.getMinutes();

/** Whether a minute of the local day is a quiet one. `from` belongs to the quiet time, `until` does not; from the later to the earlier it goes over midnight. */
export const isQuiet = (hours: Settings['quietHours'], minute: number): boolean => {
  if (hours === null) return false;
  const { from, until } = hours;
  return from <= until ? minute >= from && minute < until : minute >= from || minute < until;
};
