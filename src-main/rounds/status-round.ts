import type { JobId, MirrorId } from '../../src-preload/contract/ids.ts';
import type { JobEnd, JobHandler, JobTurn } from '../jobs/job-handler.ts';
import { credentialClock } from '../mirrors/now.ts';
import type { Chance } from '../ports.ts';
import { canAskEach, overdueAge, quietAge, turnShare } from '../rules/refresh-pace.ts';
import type { StoredJob } from '../store/job-store.ts';
import { askedOwner, createAwakeMirrors } from './awake-mirrors.ts';
import { counted } from './counted.ts';
import { notingRefusals } from './noting-refusals.ts';
import { createRests } from './rests.ts';
import { lookAtAll, type Looked, type StatusDeps } from './status-batch.ts';
import { createWatch } from './watch.ts';

/** Mirrors that are looked at together: as many as a page of projects serves, and few enough to stop soon and to store in a moment. */
const BATCH = 100;
/** Between turns. Longer than the command line waits for, which does not want to see a whole round. */
const TURN_MS = 100_000;
const SOONEST_MS = 10_000;
/** An instance that does not answer is tried again in the next turn, not in this one. */
const AWAY_MS = 90_000;

/**
 * Asks GitLab about every mirror once in each interval, evenly, those first that were not asked about for longest; what runs is looked
 * at sooner. A round has ended when it has looked at as many mirrors as there are, or nothing is due. The times of the looks are in the
 * store, so that a round goes on after a restart; its count of requests begins anew then.
 */
export const createStatusRound = (deps: StatusDeps & { chance: Chance }): JobHandler => {
  const { store, clock, chance } = deps;
  const rests = createRests(clock);
  const awake = createAwakeMirrors({ store, clock }, askedOwner);
  const watch = createWatch({ store, clock });
  let counting: { jobId: JobId; requests: number; listed: number } | null = null;

  const intervalMs = (): number => store.settings.get().statusMinutes * 60_000;
  const mirrors = (): number => store.mirrors.idsOf({}, credentialClock(deps), 1).total;
  const older = (limit: number, ageMs: number): MirrorId[] => rests.awake(limit, (most) => awake.first(most, (all) => store.mirrors.oldestChecked(all, clock.now() - ageMs)));

  const keep = (looked: readonly Looked[], interval: number): void => {
    store.transaction(() => {
      const there = new Set(store.mirrors.findMany(looked.map(({ id }) => id)).map(({ id }) => id));
      for (const { id, observation } of looked) if (observation !== null && there.has(id)) store.mirrors.observe(id, observation);
    });
    for (const { id, how, observation } of looked) {
      watch.saw(id, observation?.status ?? null, interval);
      if (how === 'failed') rests.set(id, quietAge(interval));
      if (how === 'away') rests.set(id, AWAY_MS);
    }
  };

  const turnOf = async (job: StoredJob, turn: JobTurn): Promise<StoredJob['progress']> => {
    const interval = intervalMs();
    const total = mirrors();
    const mayList = !canAskEach(total, interval, store.settings.get().requestsPerMinute);
    const count = counting?.jobId === job.id ? counting : { jobId: job.id, requests: 0, listed: 0 };
    counting = count;
    const asking = { ...deps, to: counted(notingRefusals(deps), () => (count.requests += 1)) };
    let progress = { ...job.progress, total: Math.max(total, job.progress.processed) };
    let share = turnShare(total, interval, TURN_MS);

    const nextBatch = (): MirrorId[] => {
      for (const id of awake.resting(watch.due(BATCH))) watch.saw(id, null, interval);
      const restless = watch.due(BATCH);
      if (restless.length > 0 || progress.processed >= total) return restless;
      const overdue = older(BATCH, overdueAge(interval));
      return overdue.length > 0 ? overdue : older(Math.min(BATCH, share), quietAge(interval));
    };
    for (let batch = nextBatch(); batch.length > 0 && !turn.isStopping(); batch = nextBatch()) {
      const looked = await lookAtAll(asking, batch, { mayList, isStopping: turn.isStopping });
      keep(looked, interval);
      if (!turn.isStopping()) for (const id of batch) if (!looked.some((one) => one.id === id)) watch.saw(id, null, interval);
      share = Math.max(0, share - batch.length);
      count.listed += looked.filter(({ how }) => how === 'listed').length;
      progress = added(progress, looked);
      progress.total = Math.max(progress.total, progress.processed);
      turn.progress(progress);
    }
    return progress;
  };

  const endOf = (progress: StoredJob['progress'], isStopping: boolean): JobEnd => {
    if (isStopping) return { state: 'postponed', runAt: clock.now() };
    const restlessAt = watch.nextAt();
    const isThrough = progress.processed >= progress.total || older(1, quietAge(intervalMs())).length === 0;
    // What runs is followed a little further; where something always runs, the round ends all the same.
    const isOver = isThrough && (restlessAt === null || progress.processed >= 2 * mirrors());
    if (!isOver) {
      const pause = Math.min(TURN_MS, Math.max(SOONEST_MS, (restlessAt ?? Infinity) - clock.now()));
      return { state: 'postponed', runAt: Math.round(clock.now() + pause * (1 + chance.fraction() / 10)) };
    }
    const { succeeded, failed, skipped } = progress;
    const result = { seen: succeeded, listed: counting?.listed ?? 0, failed, skipped, requests: counting?.requests ?? 0 };
    return { state: failed + skipped > 0 ? 'partial' : 'succeeded', result };
  };

  return async (job, turn) => endOf(await turnOf(job, turn), turn.isStopping());
};

const added = (before: StoredJob['progress'], looked: readonly Looked[]): StoredJob['progress'] => {
  const failed = looked.filter(({ how }) => how === 'failed').length;
  const skipped = looked.filter(({ how }) => how === 'away').length;
  return {
    ...before, processed: before.processed + looked.length, succeeded: before.succeeded + looked.length - failed - skipped, failed: before.failed + failed, skipped: before.skipped + skipped,
  };
};
