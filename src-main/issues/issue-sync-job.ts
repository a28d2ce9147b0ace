import type { Failure } from '../../src-preload/contract/failures.ts';
import type { IssueRunId, MirrorId } from '../../src-preload/contract/ids.ts';
import { heldUpUntil } from '../jobs/item-end.ts';
import type { JobEnd, JobHandler, JobTurn } from '../jobs/job-handler.ts';
import { note } from '../journal/trail.ts';
import { titleOf } from '../mirrors/ends.ts';
import { AppError, failureOf } from '../rules/app-error.ts';
import type { StoredJob } from '../store/job-store.ts';
import type { StoredMirror } from '../store/mirror-store.ts';
import { type Adoption, createAdoption } from './adopt-copies.ts';
import { createRun } from './create-run.ts';
import { dryRun } from './dry-run.ts';
import { nextRunOf, type PaceDeps } from './next-run.ts';
import { assertOnlyCopier } from './only-copier.ts';
import type { Outlooks } from './outlooks.ts';
import { SyncInput } from './queue-sync.ts';
import { createReport } from './report.ts';
import type { IssueDeps, Run } from './run.ts';
import { syncIssues } from './sync-issues.ts';
import type { TargetNames } from './target-names.ts';

/** After so long a run gives its place to others that are due. */
const TURN_MS = 60_000;
/** What a turn has asked for is good in those after it for so long: tokens and copies change. */
const ASKED_MS = 10 * 60_000;
const KEPT_RUNS = 50;
const KEPT_MS = 90 * 24 * 3_600_000;

/** Runs the sync of one mirror, or tells what it would do. */
export const createIssueSyncJob = (deps: IssueDeps & PaceDeps & { outlooks: Outlooks }, heard: Pick<Run, 'times' | 'known'>): JobHandler => {
  const { store, clock, outlooks } = deps;
  /** What a run that goes on has asked of its target in the turn before: the next one need not ask again. */
  const asked = new Map<MirrorId, { runId: IssueRunId; rules: string; at: number; names: TargetNames; adoption: Adoption }>();

  const rulesOf = ({ id }: StoredMirror): string => JSON.stringify([store.issueSyncs.find(id)?.options, store.syncRules.labels(id), store.syncRules.people(id)]);

  /** Takes it: a turn that does not come to its end leaves nothing behind. */
  const takeAsked = (mirror: StoredMirror, runId: IssueRunId, rules: string) => {
    const before = asked.get(mirror.id);
    asked.delete(mirror.id);
    return before?.runId === runId && before.rules === rules && clock.now() - before.at < ASKED_MS ? before : null;
  };

  /** A run goes on after a crash or a rest; one whose job is gone was cancelled. */
  const runOf = (job: StoredJob, { mirrorId, cause }: SyncInput): IssueRunId =>
    store.transaction(() => {
      const before = store.issueRuns.findRunning(mirrorId);
      if (before !== null && before.jobId === job.id) return before.id;
      if (before !== null && before.jobId !== null && cause !== 'dry' && before.cause !== 'dry') store.issueRuns.finish(before.id, { state: 'cancelled', now: clock.now() });
      return store.issueRuns.start({ mirrorId, jobId: job.id, cause, now: clock.now() });
    });

  const stopping = (turn: JobTurn): (() => boolean) => {
    const until = clock.now() + TURN_MS;
    return () => turn.isStopping() || (clock.now() >= until && (store.jobs.nextRunAt() ?? Infinity) <= clock.now());
  };

  const finish = (mirror: StoredMirror, runId: IssueRunId, input: SyncInput, end: { state: 'succeeded' | 'partial' | 'failed'; failure?: Failure }): void =>
    store.transaction(() => {
      outlooks.end(mirror.id);
      store.issueRuns.finish(runId, { ...end, now: clock.now() });
      store.issueRuns.prune(mirror.id, KEPT_RUNS, clock.now() - KEPT_MS);
      const sync = store.issueSyncs.find(mirror.id);
      if (sync !== null) store.issueSyncs.update(mirror.id, { nextRunAt: nextRunOf(deps, sync) });
      const isTold = input.cause === 'person' || end.state === 'failed';
      const entry = { actor: input.cause === 'person' ? ('operator' as const) : ('schedule' as const), action: 'issue_sync.ran' as const, pairId: mirror.pairId, mirrorId: mirror.id, subject: titleOf(mirror) };
      if (isTold) note(deps, entry, end.failure === undefined ? undefined : new AppError(end.failure));
    });

  /** What is over at a known moment is waited for; all else is the run's failure, and none of its issues'. */
  const failed = (mirror: StoredMirror, runId: IssueRunId, input: SyncInput, error: unknown): JobEnd => {
    const failure = failureOf(error);
    if (failure === null) {
      finish(mirror, runId, input, { state: 'failed', failure: { code: 'unexpected', reference: deps.chance.uid() } });
      throw error;
    }
    const until = failure.code === 'breaker_open' ? null : heldUpUntil(failure, clock.now());
    if (until !== null) return { state: 'postponed', runAt: until };
    finish(mirror, runId, input, { state: 'failed', failure });
    return { state: 'failed', failure };
  };

  const copy = async (mirror: StoredMirror, job: StoredJob, input: SyncInput, turn: JobTurn): Promise<JobEnd> => {
    const runId = runOf(job, input);
    try {
      assertOnlyCopier(deps, mirror);
      const [rules, now] = [rulesOf(mirror), clock.now()];
      const before = takeAsked(mirror, runId, rules);
      const run = createRun(deps, mirror, { ...heard, ...(before === null ? {} : { names: before.names }) });
      const adoption = before?.adoption ?? createAdoption(run);
      const report = createReport(run, runId, false);
      outlooks.follow(mirror.id, job.id, report, run.atHand);
      if (!(await syncIssues(run, report, adoption, { ...turn, isStopping: stopping(turn) }))) {
        asked.set(mirror.id, { runId, rules, at: before?.at ?? now, names: run.names, adoption });
        return { state: 'postponed', runAt: clock.now() };
      }
      const state = store.issueRuns.get(runId).failed > 0 ? 'partial' : 'succeeded';
      finish(mirror, runId, input, { state });
      return { state, result: { ...report.counts() } };
    } catch (error) {
      return failed(mirror, runId, input, error);
    }
  };

  return async (job, turn) => {
    const input = SyncInput.parse(job.input);
    const mirror = store.mirrors.findStored(input.mirrorId);
    if (mirror === null) return { state: 'succeeded', result: {} };
    if (input.cause === 'dry') return dryRun(deps, heard, mirror, job, turn);
    return copy(mirror, job, input, turn);
  };
};
