import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import { groupHealth, noCounts } from '../rules/overview/group-health.ts';
import { type JudgeDeps, judgeMirrors } from './judge-mirrors.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A year and a month, so that a year can be compared with the one before at its edge. */
const KEPT_DAYS = 400;

/** The UTC midnight that begins a moment's day. */
const dayOf = (at: number): number => Math.floor(at / DAY_MS) * DAY_MS;

/** Writes how all mirrors are into the row of this UTC day, at the first call and then once an hour; the last look at a day stays. */
export const createDayRecorder = (deps: JudgeDeps) => {
  let recordedAt = Number.NEGATIVE_INFINITY;
  return (): void => {
    const now = deps.clock.now();
    if (Math.abs(now - recordedAt) < HOUR_MS) return;
    recordedAt = now;
    const counts = noCounts();
    for (const { health } of judgeMirrors(deps)) counts[health] += 1;
    deps.store.overview.setDay({ day: dayOf(now), seenAt: now, ...counts }, dayOf(now) - KEPT_DAYS * DAY_MS);
  };
};

/** The recorded days up to today, oldest first. */
export const readTrends = ({ store, clock }: JudgeDeps, { days }: ParsedInput<'overview.trends'>): Returned<'overview.trends'> => {
  const since = dayOf(clock.now()) - (days - 1) * DAY_MS;
  const items = store.overview.days(since).map(({ day, seenAt: _seenAt, ...counts }) => {
    const health = groupHealth(counts);
    return { day, mirrors: Object.values(counts).reduce((sum, one) => sum + one, 0), health };
  });
  return { items: items.slice(-days) };
};
