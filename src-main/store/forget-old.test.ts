import { describe, expect, it } from 'vitest';
import type { JobId, PlanId } from '../../src-preload/contract/ids.ts';
import { createManualClock } from '../../e2e/world/manual-clock.ts';
import { keepHistoryBounded } from './bounded-history.ts';
import type { Store } from './store.ts';
import { openTestStore, quietLog } from './testing/open-test-store.ts';
import { MADE } from './testing/sample-world.ts';

const DAY = 86_400_000;
const page = { offset: 0, limit: 100 };
const EVERYTHING_OLD = { endedBefore: MADE + 1, newest: 1000, limit: 100 };

let key = 0;
/** A job that ended at the moment, or waits still. */
const job = (store: Store, endedAt: number | null, planId?: PlanId): JobId => {
  const made = store.jobs.enqueue({ kind: 'batch', uniqueKey: `job-${(key += 1)}`, mirrorId: null, ...(planId === undefined ? {} : { planId }), input: {}, runAt: MADE, now: MADE });
  store.jobItems.add(made, [{ mirrorId: null, subject: 'g/a → g/b' }]);
  if (endedAt !== null) store.jobs.finish(made, { state: 'succeeded', now: endedAt });
  return made;
};

const plan = (store: Store, createdAt: number, state: 'ready' | 'applying' | 'applied', isDone = false): PlanId => {
  const made = store.plans.insert({ kind: 'reapply', input: {}, guard: null, leftOut: 0, undo: 'full', createdAt }, [
    { action: 'update', object: 'g/a → g/b', mirrorId: null, before: [], after: [], undo: 'full', state: 'planned', failure: null, detail: null },
  ]);
  if (isDone) store.plans.markStep(made, 0, { state: 'done' });
  store.plans.mark(made, { state });
  return made;
};

const jobsIn = (store: Store): JobId[] => store.jobs.list(page).items.map(({ id }) => id);
/** Every plan here has one step, which goes with it. */
const isThere = (store: Store, id: PlanId): boolean => store.plans.steps(id, page).total === 1;

describe('forgetting jobs', () => {
  it('takes what ended long ago with its objects, and leaves what has not ended', () => {
    const store = openTestStore();
    const [old, waiting, fresh] = [job(store, MADE), job(store, null), job(store, MADE + DAY)];
    expect(store.jobs.forgetOld(EVERYTHING_OLD)).toBe(1);
    expect(jobsIn(store)).toEqual([fresh, waiting]);
    expect(store.jobItems.counts(old).total).toBe(0);
  });

  it('takes what is beyond the newest, oldest first and only so many at once', () => {
    const store = openTestStore();
    const all = Array.from({ length: 6 }, () => job(store, MADE + DAY));
    const what = { endedBefore: MADE, newest: 2, limit: 3 };
    expect([store.jobs.forgetOld(what), store.jobs.forgetOld(what), store.jobs.forgetOld(what)]).toEqual([3, 1, 0]);
    expect(jobsIn(store)).toEqual([all[5], all[4]]);
  });

  it('keeps the job that a plan shows, and lets it go once the plan is gone', () => {
    const store = openTestStore();
    const kept = plan(store, MADE + DAY, 'applied');
    store.plans.mark(kept, { state: 'applied', jobId: job(store, MADE, kept) });
    expect(store.jobs.forgetOld(EVERYTHING_OLD)).toBe(0);
    expect(store.plans.forgetOld({ ...EVERYTHING_OLD, endedBefore: MADE + 2 * DAY })).toBe(1);
    expect(store.jobs.forgetOld(EVERYTHING_OLD)).toBe(1);
  });
});

describe('forgetting plans', () => {
  it('takes what is old, with its steps, and never what is being applied', () => {
    const store = openTestStore();
    const [old, running, fresh] = [plan(store, MADE, 'ready'), plan(store, MADE, 'applying'), plan(store, MADE + DAY, 'applied', true)];
    expect(store.plans.forgetOld(EVERYTHING_OLD)).toBe(1);
    expect([old, running, fresh].map((id) => isThere(store, id))).toEqual([false, true, true]);
    expect(store.plans.steps(old, page).total).toBe(0);
  });

  it('keeps what can be undone for its whole time, however many are newer', () => {
    const store = openTestStore();
    const undoable = plan(store, MADE + DAY, 'applied', true);
    const spent = plan(store, MADE + DAY, 'applied');
    plan(store, MADE + DAY, 'ready');
    expect(store.plans.forgetOld({ endedBefore: MADE, newest: 1, limit: 100 })).toBe(1);
    expect([undoable, spent].map((id) => isThere(store, id))).toEqual([true, false]);
    expect(store.plans.forgetOld({ endedBefore: MADE + 2 * DAY, newest: 1000, limit: 100 })).toBe(2);
  });
});

describe('the history of an open store', () => {
  it('is bounded in slices after the start, tells nobody while there is nothing to forget, and ends with the store', async () => {
    const store = openTestStore();
    const clock = createManualClock(MADE + 40 * DAY);
    for (let nth = 0; nth < 250; nth += 1) job(store, MADE);
    const fresh = job(store, MADE + 39 * DAY);
    const stale = plan(store, MADE, 'applied', true);
    const end = keepHistoryBounded({ store, clock, log: quietLog });
    clock.advance(5 * 60_000 - 1);
    expect(store.jobs.list(page).total).toBe(251);
    clock.advance(1);
    expect(isThere(store, stale)).toBe(false);
    clock.advance(10_000);
    expect(jobsIn(store)).toEqual([fresh]);
    await Promise.resolve();
    const told: string[][] = [];
    store.onChanged((topics) => told.push(topics));
    clock.advance(DAY);
    await Promise.resolve();
    expect(told).toEqual([]);
    end();
    expect(clock.nextAt()).toBeNull();
  });
});
