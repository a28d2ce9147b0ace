import type { InstanceRest, MaintenanceWindow } from '../../../src-preload/contract/models/background.ts';
import { listed } from '../../text/plural.ts';
import { minuteWords } from '../../text/minute-words.ts';
import { localTime } from '../../text/time.ts';

/** From Sunday as 0, as the contract counts. */
export const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** A week as people read it here: from Monday. */
export const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;

/** `Sat and Sun, 22:00 to 05:00 of the next day`. */
export const windowWords = ({ days, from, until }: MaintenanceWindow): string => {
  const named = days.length === DAYS.length ? 'Every day' : listed(WEEK.filter((day) => days.includes(day)).map((day) => DAYS[day]));
  return `${named}, ${minuteWords(from)} to ${minuteWords(until)}${until <= from ? ' of the next day' : ''}`;
};

/** How an instance stands now. */
export const restWords = ({ pause, restsFor }: Pick<InstanceRest, 'pause' | 'restsFor'>): string => {
  if (pause !== null) return pause.until === null ? 'Paused until resumed' : `Paused until ${localTime(pause.until)}`;
  return restsFor === 'maintenance' ? 'In maintenance now' : 'Worked on';
};
