const FIRST_MS = 60_000;
const LONGEST_MS = 6 * 3_600_000;
const FIRST_HIDING_MS = 5000;
const LONGEST_HIDING_MS = 10 * 60_000;

const doubled = (attempts: number, first: number, longest: number): number => Math.min(longest, first * 2 ** Math.min(Math.max(attempts, 1) - 1, 30));

/** When a failed issue is tried again (UTC ms), after so many attempts from 1: a minute, then twice as long each time, up to six hours. */
export const nextAttempt = (attempts: number, now: number): number => now + doubled(attempts, FIRST_MS, LONGEST_MS);

/** When a copy is tried again that could not be hidden, and is read by more people until then: after 5 s, then twice as long each time, up to ten minutes. */
export const nextHiding = (attempts: number, now: number): number => now + doubled(attempts, FIRST_HIDING_MS, LONGEST_HIDING_MS);
