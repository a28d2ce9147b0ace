/**
 * Seconds as GitLab reads durations: `30h 5m 1s`. Never days or weeks, which are working days and weeks there. Whole seconds from 0;
 * negative ones take time away.
 */
export const gitlabDuration = (seconds: number): string => {
  const all = Math.abs(Math.trunc(seconds));
  const parts = [[Math.floor(all / 3600), 'h'], [Math.floor((all % 3600) / 60), 'm'], [all % 60, 's']] as const;
  const text = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count}${unit}`).join(' ');
  return text === '' ? '0s' : `${seconds < 0 ? '-' : ''}${text}`;
};
