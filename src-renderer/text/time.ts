import { counted } from './plural.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A moment this little ahead has passed on another clock. */
const CLOCK_SKEW = 5_000;
const DAY = 24 * HOUR;

const span = (ms: number): string => {
  if (ms < HOUR) return `${Math.round(ms / MINUTE)} min`;
  if (ms < DAY) return `${Math.round(ms / HOUR)} h`;
  if (ms < 60 * DAY) return counted(Math.round(ms / DAY), 'day');
  if (ms < 730 * DAY) return counted(Math.round(ms / (30.44 * DAY)), 'month');
  return counted(Math.round(ms / (365.25 * DAY)), 'year');
};

/** How long something has lasted: `3 h`, `12 days`; null while it is less than a minute. */
export const lasting = (since: number, now: number): string | null => (now - since < MINUTE ? null : span(now - since));

/** `3 min ago`, `in 12 days`; both moments in ms since 1970. */
export const relativeTime = (at: number, now: number): string => {
  const distance = Math.abs(now - at);
  if (distance < 45_000) return at > now + CLOCK_SKEW ? 'in a moment' : 'just now';
  const words = span(Math.max(distance, MINUTE));
  return at > now ? `in ${words}` : `${words} ago`;
};

const two = (n: number): string => String(n).padStart(2, '0');

/** `2026-11-23`, in UTC as GitLab counts a token's last day. */
export const fullDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** `2026-11-23 22:51:09 UTC`. */
export const fullTime = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** `2026-11-23 23:51`, by the clock of this computer. */
export const localTime = (at: number): string => {
  const here = new Date(at);
  return `${here.getFullYear()}-${two(here.getMonth() + 1)}-${two(here.getDate())} ${two(here.getHours())}:${two(here.getMinutes())}`;
};

/** What hovering over a moment tells: `2026-11-23 23:51, 2026-11-23 22:51:09 UTC`; only the latter where this computer’s clock shows the same. */
export const bothTimes = (at: number): string => {
  const utc = fullTime(at);
  return utc.startsWith(localTime(at)) ? utc : `${localTime(at)}, ${utc}`;
};

/** How long something took: `0.4 s`, `12 s`, `3 min 05 s`. */
export const duration = (ms: number): string => {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`;
};
