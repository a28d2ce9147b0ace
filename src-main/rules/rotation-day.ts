const DAY_MS = 24 * 3_600_000;

/** Spreads neighbours far apart; the same for an id at each start. */
const fractionOf = (id: number): number => ((id * 2_654_435_761) % 4_294_967_296) / 4_294_967_296;

/**
 * When the credential of a mirror is renewed by itself (UTC ms): within the first half of the `beforeDays` before its end, on a day that
 * its id decides, so that credentials that end together are not renewed together.
 */
export const rotationMoment = (expiresAt: number, mirrorId: number, beforeDays: number): number =>
  Math.round(expiresAt - beforeDays * DAY_MS + (beforeDays / 2) * DAY_MS * fractionOf(mirrorId));

/** Nobody renews it (null), or it should have been done a day ago: then it ends unless a person looks. */
export const isOverdue = (rotatesAt: number | null, now: number): boolean => rotatesAt === null || rotatesAt < now - DAY_MS;

/** How many rotations begin in a day at most: few, unless so many credentials end within `beforeDays` that more are needed. */
export const rotationsPerDay = (due: number, beforeDays: number): number => Math.max(50, Math.ceil(due / Math.max(1, beforeDays / 2)));
