const HOUR_MS = 3_600_000;
/** A comparison comes by the period, and may miss once before its word is old. */
const PERIODS = 2;
/** Where nothing is compared by itself, as with a period of one day. */
const BY_HAND_HOURS = 24;

/**
 * How old a comparison may be, in ms, and still prove that both sides are equal, by the setting `verifyHours` (0 = never by itself). It is
 * the meaning of green, and the same for a mirror's badge and for every share.
 */
export const freshFor = (verifyHours: number): number => (verifyHours === 0 ? BY_HAND_HOURS : verifyHours) * PERIODS * HOUR_MS;
