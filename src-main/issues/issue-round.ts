import type { MirrorId } from '../../src-preload/contract/ids.ts';
import { restingInstances } from '../background/instance-rests.ts';
import type { Deps } from '../deps.ts';
import type { JobEnd, JobHandler, JobTurn } from '../jobs/job-handler.ts';
import { AppError, isFailure } from '../rules/app-error.ts';
import { chooseFeeds, type Feed } from '../rules/issues/feeds.ts';
import type { ScheduledSync } from '../store/issue-store.ts';
import { askFeed } from './ask-feed.ts';
import { newSync } from './ensure-sync.ts';
import { type PaceDeps, slotsFrom } from './next-run.ts';
import { queueSync } from './queue-sync.ts';
import { nextTurn } from './in-slices.ts';
import type { ServerTimes } from './server-times.ts';

type RoundDeps = Pick<Deps, 'to'> & PaceDeps;

/** As many as one turn looks at: the others are due in the next. */
const MOST = 2000;

/** Syncs that were switched on by their pair have no row yet. */
const addRows = ({ store, clock }: RoundDeps): void =>
  store.transaction(() => {
    for (const mirrorId of store.issueSyncs.withoutRow(MOST)) store.issueSyncs.insert(newSync(mirrorId, clock.now()));
  });

/** Asked for by itself: the first run, and what has failed and is due, no listing of changes would show. */
const wantsRun = ({ watermark, retryAt, sweptAt }: ScheduledSync, now: number): boolean =>
  watermark === null || (retryAt !== null && retryAt <= now) || sweptAt === null || now - sweptAt >= DAY_MS;

const DAY_MS = 24 * 3_600_000;
/** So many are queued in one go: each is a handful of statements, and the event loop waits for all of them. */
const AT_ONCE = 20;

/**
 * Finds out which of the syncs that are due have something to do: one listing for a group or an instance tells it for all of theirs.
 * Those with nothing new move on and cost nothing more; for the others a run is queued.
 */
export const createIssueRound = (deps: RoundDeps, times: ServerTimes): JobHandler => {
  const { store, clock } = deps;
  /** Top-level namespaces that are no groups, by instance. */
  const persons = new Set<string>();

  const queue = (mirrorId: MirrorId): void => {
    const mirror = store.mirrors.findStored(mirrorId);
    const sync = store.issueSyncs.find(mirrorId);
    if (mirror === null || sync === null) return;
    // One that works the other way just now keeps it from being queued: it stays due.
    if ('jobId' in queueSync(deps, mirror, 'schedule')) store.issueSyncs.update(mirrorId, { nextRunAt: slotsFrom(deps)(sync.options.intervalMinutes) });
  };

  const queueAll = async (mirrorIds: readonly MirrorId[]): Promise<void> => {
    for (let from = 0; from < mirrorIds.length; from += AT_ONCE) {
      store.transaction(() => mirrorIds.slice(from, from + AT_ONCE).forEach(queue));
      await nextTurn();
    }
  };

  const moveOn = (syncs: readonly ScheduledSync[], until: number): void => {
    const slotOf = slotsFrom(deps);
    store.issueSyncs.moveOn(syncs.map(({ mirrorId, watermark, intervalMinutes }) => ({ mirrorId, watermark: Math.max(watermark ?? 0, until), nextRunAt: slotOf(intervalMinutes) })));
  };

  /** A group that cannot be listed is no group, or none that the token sees: its projects are asked one by one. */
  const ask = async (feed: Feed, syncs: readonly ScheduledSync[], isStopping: () => boolean): Promise<void> => {
    try {
      const asked = await askFeed(deps, times, feed, syncs);
      const quiet = syncs.filter(({ mirrorId }) => !asked.changed.has(mirrorId));
      if (asked.startedAt !== null) moveOn(quiet, asked.startedAt);
      await queueAll([...asked.changed, ...(asked.startedAt === null ? quiet.map(({ mirrorId }) => mirrorId) : [])]);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (feed.by.kind === 'group' && isFailure(error, 'not_found')) {
        persons.add(`${feed.instanceId} ${feed.by.path}`);
        return askAll(syncs, isStopping);
      }
      // The run itself finds out, and says what is wrong; a side that is away is asked at the next interval.
      await queueAll(syncs.map(({ mirrorId }) => mirrorId));
    }
  };

  const askAll = async (syncs: readonly ScheduledSync[], isStopping: () => boolean): Promise<void> => {
    const isGitLabCom = (id: number): boolean => syncs.some(({ sourceInstanceId }) => sourceInstanceId === id && new URL(store.instances.stored(sourceInstanceId).origin).hostname === 'gitlab.com');
    const feeds = chooseFeeds(
      syncs.map(({ mirrorId, sourceInstanceId, sourceProjectId, sourcePath }) => ({ mirrorId, instanceId: sourceInstanceId, projectId: sourceProjectId, path: sourcePath })),
      { instance: (id) => !isGitLabCom(id), group: (id, path) => !persons.has(`${id} ${path}`) },
    );
    const byMirror = new Map<number, ScheduledSync>(syncs.map((sync) => [sync.mirrorId, sync]));
    for (const feed of feeds) {
      if (isStopping()) return;
      await ask(feed, feed.mirrorIds.flatMap((id) => byMirror.get(id) ?? []), isStopping);
    }
  };

  /** Those of which a side rests come again at their next interval; what they miss is in the window of that run. */
  const awake = (due: readonly ScheduledSync[]): ScheduledSync[] => {
    const resting = restingInstances(deps);
    const isResting = ({ sourceInstanceId, targetInstanceId }: ScheduledSync): boolean => resting.has(sourceInstanceId) || resting.has(targetInstanceId);
    const slotOf = slotsFrom(deps);
    store.transaction(() => {
      for (const { mirrorId, intervalMinutes } of due.filter(isResting)) store.issueSyncs.update(mirrorId, { nextRunAt: slotOf(intervalMinutes) });
    });
    return due.filter((sync) => !isResting(sync));
  };

  return async (_job, turn: JobTurn): Promise<JobEnd> => {
    addRows(deps);
    const due = awake(store.issueSyncs.due(clock.now(), MOST));
    const now = clock.now();
    const [own, shared] = [due.filter((sync) => wantsRun(sync, now)), due.filter((sync) => !wantsRun(sync, now))];
    await queueAll(own.map(({ mirrorId }) => mirrorId));
    await askAll(shared, turn.isStopping);
    if (turn.isStopping()) return { state: 'postponed', runAt: clock.now() };
    return { state: 'succeeded', result: { due: due.length } };
  };
};

