import type { IssueSyncOptions } from '../../../src-preload/contract/models/issue-sync.ts';
import type { Issue } from './issue.ts';

/** How far a listing looks back behind the watermark: equal times and lagging replicas exist (contract.md A.6). */
export const OVERLAP_MS = 2 * 60_000;

/**
 * Where a listing by `updated_at`, oldest first, stands. Times are the source server's, UTC ms; null = from the beginning. `moment` is
 * there while more issues share one moment than fit on a page: those that this reading of it saw, and those that the one before saw.
 */
export type Cursor = { updatedAfter: number | null; page: number; moment: { seen: readonly number[]; before: readonly number[] | null } | null };

type Listed = Pick<Issue, 'id' | 'updatedAt'>;

/**
 * Where a run's listing begins. Before the first run has ended, only as far back as `existing` could want: what was created after a
 * moment was changed after it, too.
 */
export const listingStart = (watermark: number | null, { existing }: Pick<IssueSyncOptions, 'existing'>, baselineAt: number): Cursor => {
  const first = existing === 'none' ? baselineAt : typeof existing === 'object' ? Math.min(existing.since, baselineAt) : null;
  const from = watermark ?? first;
  return { updatedAfter: from === null ? null : Math.max(0, from - OVERLAP_MS), page: 1, moment: null };
};

/**
 * Where to read on after a page; null = that was all. By time and not by page number, since an issue that is edited meanwhile moves to
 * the end and another takes its place on a page that was read. Issues at the page's last moment come again. Only where a whole page
 * has one moment are pages asked for by number, and then again until nobody has left that moment in between: whoever leaves may have
 * moved another one onto a page that was read. A short page ends nothing.
 */
export const pageOn = (page: readonly Listed[], at: Cursor, hasNext: boolean): Cursor | null => {
  const last = page.at(-1)?.updatedAt;
  const isFurther = last !== undefined && (at.updatedAfter === null || last > at.updatedAfter);
  const seen = [...(at.moment?.seen ?? []), ...page.filter(({ updatedAt }) => updatedAt === at.updatedAfter).map(({ id }) => id)];
  if (hasNext && !isFurther) return { updatedAfter: at.updatedAfter, page: at.page + 1, moment: { seen, before: at.moment?.before ?? null } };
  if (at.moment !== null && !isQuiet(seen, at.moment.before)) return { updatedAfter: at.updatedAfter, page: 1, moment: { seen: [], before: seen } };
  return hasNext && last !== undefined ? { updatedAfter: last, page: 1, moment: null } : null;
};

const isQuiet = (seen: readonly number[], before: readonly number[] | null): boolean => {
  const now = new Set(seen);
  return before !== null && before.every((id) => now.has(id));
};

/**
 * The next watermark: up to it everything is copied or recorded as a problem. While a listing goes on, the last moment of what is
 * settled; when it has ended, the server's time at which it began. It never goes back.
 */
export const nextWatermark = (before: number | null, run: { startedAt: number; settledUntil: number | null; isComplete: boolean }): number | null => {
  const reached = run.isComplete ? run.startedAt : run.settledUntil === null ? null : Math.min(run.startedAt, run.settledUntil);
  return reached === null ? before : Math.max(before ?? 0, reached);
};
