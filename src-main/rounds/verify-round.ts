import type { FailureCode } from '../../src-preload/contract/failures.ts';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import type { JobEnd, JobHandler, JobTurn } from '../jobs/job-handler.ts';
import { endsOf } from '../mirrors/ends.ts';
import { credentialClock } from '../mirrors/now.ts';
import { verifyMirror } from '../mirrors/verify-mirror.ts';
import { AppError } from '../rules/app-error.ts';
import { inParallel } from '../rules/in-parallel.ts';
import { overdueAge, quietAge, turnShare } from '../rules/refresh-pace.ts';
import type { StoredJob } from '../store/job-store.ts';
import { isAway, saysAway } from './is-away.ts';
import { askedBoth, createAwakeMirrors } from './awake-mirrors.ts';
import { knowingProjects } from './known-projects.ts';
import { notingRefusals } from './noting-refusals.ts';
import { createRests } from './rests.ts';

const BATCH = 100;
const AT_ONCE = 8;
/** Between turns; see `status-round.ts`. */
const TURN_MS = 100_000;
const HOUR_MS = 3_600_000;

type Progress = StoredJob['progress'];
/** `away`: not compared, because a side does not answer, or because something else is about to. */
type Compared = 'equal' | 'different' | 'unknown' | 'away';

/**
 * Compares every mirror once in the period of the settings, evenly, those first whose comparison is oldest. Each comparison lists the refs
 * of both sides; only the projects' paths come from lists. What was found is in the store, so that a round goes on after a restart.
 */
export const createVerifyRound = (deps: Pick<Deps, 'store' | 'to' | 'clock'>): JobHandler => {
  const { store, clock } = deps;
  const rests = createRests(clock);
  const awake = createAwakeMirrors(deps, askedBoth);
  const periodMs = (): number => store.settings.get().verifyHours * HOUR_MS;
  const older = (limit: number, ageMs: number): MirrorId[] => rests.awake(limit, (most) => awake.first(most, (all) => store.mirrors.oldestCompared(all, clock.now() - ageMs)));

  /** A side that is away is left out for the rest of the turn: each of its mirrors would wait for the same silence. */
  const compareOne = async (to: Deps['to'], id: MirrorId, away: Set<number>): Promise<Compared> => {
    const mirror = store.mirrors.findStored(id);
    // One that is followed after a trigger is compared by that, when GitLab has run it.
    if (mirror === null || store.jobs.unfinishedOfMirror(id) !== null) return 'away';
    const { source, target } = endsOf(mirror);
    if (away.has(source.instanceId) || away.has(target.instanceId)) return 'away';
    try {
      const { refs } = await verifyMirror({ ...deps, to }, { mirrorId: id }, 'schedule');
      if (refs.failure !== null && saysAway(refs.failure)) noteAway(refs.failure, away);
      return refs.state === 'equal' || refs.state === 'unknown' ? refs.state : 'different';
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (isAway(error)) noteAway(error.failure, away);
      return isAway(error) ? 'away' : 'unknown';
    }
  };

  const turnOf = async (job: StoredJob, turn: JobTurn): Promise<Progress> => {
    const total = store.mirrors.idsOf({}, credentialClock(deps), 1).total;
    const away = new Set<number>();
    let progress: Progress = { ...job.progress, total };
    let share = turnShare(total, periodMs(), TURN_MS);
    const nextBatch = (): MirrorId[] => {
      const overdue = older(BATCH, overdueAge(periodMs()));
      return overdue.length > 0 ? overdue : older(Math.min(BATCH, share), quietAge(periodMs()));
    };
    for (let batch = nextBatch(); batch.length > 0 && periodMs() > 0 && !turn.isStopping(); batch = nextBatch()) {
      const to = await knowingProjects({ ...deps, to: notingRefusals(deps) }, batch);
      await inParallel(AT_ONCE, batch, async (id) => {
        if (turn.isStopping()) return;
        const compared = await compareOne(to, id, away);
        if (compared === 'unknown' || compared === 'away') rests.set(id, compared === 'away' ? TURN_MS * 0.9 : HOUR_MS);
        progress = added(progress, compared);
      });
      share = Math.max(0, share - batch.length);
      turn.progress(progress);
    }
    return progress;
  };

  return async (job, turn): Promise<JobEnd> => {
    const progress = await turnOf(job, turn);
    if (turn.isStopping()) return { state: 'postponed', runAt: clock.now() };
    const isOver = periodMs() === 0 || progress.processed >= progress.total || older(1, quietAge(periodMs())).length === 0;
    if (!isOver) return { state: 'postponed', runAt: clock.now() + TURN_MS };
    const { succeeded, failed, skipped, processed } = progress;
    return { state: failed + skipped > 0 ? 'partial' : 'succeeded', result: { compared: processed, equal: succeeded, notEqual: failed, skipped } };
  };
};

type Said = { code: FailureCode; instanceId?: number | null | undefined };

const noteAway = ({ instanceId }: Said, away: Set<number>): void => {
  if (instanceId !== null && instanceId !== undefined) away.add(instanceId);
};

const added = (before: Progress, compared: Compared): Progress => ({
  ...before,
  processed: before.processed + 1,
  succeeded: before.succeeded + (compared === 'equal' ? 1 : 0),
  failed: before.failed + (compared === 'different' || compared === 'unknown' ? 1 : 0),
  skipped: before.skipped + (compared === 'away' ? 1 : 0),
});
