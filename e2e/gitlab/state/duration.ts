/** GitLab's units of working time in seconds: a day has 8 hours, a week 5 days, a month 4 weeks. */
const UNITS = [
  ['mo', 576_000],
  ['w', 144_000],
  ['d', 28_800],
  ['h', 3_600],
  ['m', 60],
  ['s', 1],
] as const;

/** Seconds of `1h 30m`, `3h30m`, `-1d`; null where it is no duration. */
export const parseDuration = (text: string): number | null => {
  const trimmed = text.trim().toLowerCase();
  const negative = trimmed.startsWith('-');
  const rest = negative ? trimmed.slice(1).trim() : trimmed;
  const pattern = /(\d+(?:\.\d+)?)\s*(mo|w|d|h|m|s)\s*/y;
  let total = 0;
  while (pattern.lastIndex < rest.length) {
    const part = pattern.exec(rest);
    if (part === null) return rest === '0' ? 0 : null;
    total += Number(part[1]) * (UNITS.find(([unit]) => unit === part[2])?.[1] ?? 0);
  }
  if (rest === '') return null;
  return negative ? -Math.round(total) : Math.round(total);
};

/** `1h 30m`; null for nothing, as GitLab shows it. */
export const humanDuration = (seconds: number): string | null => {
  if (seconds === 0) return null;
  let left = Math.abs(seconds);
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(`${count}${unit}`);
  }
  return `${seconds < 0 ? '-' : ''}${parts.join(' ')}`;
};
