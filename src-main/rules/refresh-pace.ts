import type { MirrorStatus } from '../../src-preload/contract/models/mirror.ts';

const MINUTE_MS = 60_000;

/** How soon to look again at what is about to change: GitLab tries a failed run again after one or five minutes (contract.md A.3, consequence 6). */
const FIRST_MS: Readonly<Partial<Record<MirrorStatus, number>>> = { running: 30_000, scheduled: 30_000, retrying: MINUTE_MS };

/** A quiet mirror may be asked about from this share of the interval on, so that there is time to spread the questions. */
const EARLIEST = 0.5;
/** Shares are cut so that all are asked within this part of the interval; from `OVERDUE` on a mirror waits for no share. */
const SPREAD = 0.8;
const OVERDUE = 0.9;

export const quietAge = (intervalMs: number): number => intervalMs * EARLIEST;
export const overdueAge = (intervalMs: number): number => intervalMs * OVERDUE;

/**
 * In how many ms a mirror is next worth asking about. What runs or waits to run: soon, and each further look (`looks` so far, in a row)
 * twice as late. All others at the quiet pace, which nothing exceeds.
 */
export const refreshPace = (status: MirrorStatus, looks: number, intervalMs: number): number =>
  Math.min(quietAge(intervalMs), (FIRST_MS[status] ?? Number.POSITIVE_INFINITY) * 2 ** Math.min(looks, 20));

/** How many of `mirrors` to ask about in one turn of `turnMs`, so that the whole is asked evenly. */
export const turnShare = (mirrors: number, intervalMs: number, turnMs: number): number => Math.ceil((mirrors * turnMs) / (intervalMs * SPREAD));

/** So many mirrors can be asked one by one within the interval, with as much of the rate left for everything else. */
export const canAskEach = (mirrors: number, intervalMs: number, requestsPerMinute: number): boolean => mirrors <= (intervalMs / MINUTE_MS) * requestsPerMinute * SPREAD * 0.5;
