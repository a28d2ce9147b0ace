const FIRST_MS = 1000;
const LONGEST_MS = 15 * 60_000;

/** How long to wait after so many wrong passphrases in a row: 1 s, 2 s, 4 s … 15 min. */
export const waitAfter = (wrong: number): number => Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(wrong - 1, 20));

/** When the next try is allowed, or null = now. A clock that was set back makes nobody wait longer than the longest wait. */
export const nextTryAt = (retryAt: number | null, now: number): number | null => (retryAt === null || retryAt <= now ? null : Math.min(retryAt, now + LONGEST_MS));
