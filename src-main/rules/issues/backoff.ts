const FIRST_MS = 60_000;
const LONGEST_MS = 6 * 3_600_000;

/** When a failed issue is tried again (UTC ms), after so many attempts from 1: a minute, then twice as long each time, up to six hours. */
export const nextAttempt = (attempts: number, now: number): number => now + Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(Math.max(attempts, 1) - 1, 30));
