import { figure } from './plural.ts';

const UNITS = ['bytes', 'kB', 'MB', 'GB'] as const;
const STEP = 1000;

/** A file's size to three places at most: `12.3 MB`. */
export const fileSize = (bytes: number): string => {
  const power = bytes < STEP ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const size = bytes / STEP ** power;
  return `${power === 0 || size >= 100 ? figure(Math.round(size)) : String(Math.round(size * 10) / 10)} ${UNITS[power] ?? 'bytes'}`;
};
