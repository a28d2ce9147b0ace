import type { PairId } from '../../src-preload/contract/ids.ts';
import type { Job } from '../../src-preload/contract/models/job.ts';
import { PlanMake } from '../../src-preload/contract/models/plan.ts';
import type { JobEnd } from '../jobs/job-handler.ts';
import { note } from '../journal/trail.ts';
import { credentialClock } from '../mirrors/now.ts';
import { AppError } from '../rules/app-error.ts';
import type { StoredPlan, StoredStep } from '../store/store.ts';
import { fingerprintOfMirror, fingerprintOfPair } from './fingerprint.ts';
import { plannedMirror } from './planned-mirror.ts';
import { performStep } from './perform-step.ts';
import { attempt, compareAfter, type Run, type RunDeps, settleJournal, waitsUntil } from './run-steps.ts';
import { StepDetail } from './step-detail.ts';

const progressOf = ({ store }: RunDeps, planId: Run['planId']): Job['progress'] => {
  const { planned, running, done, failed, skipped, undone } = store.plans.countByState(planId);
  const succeeded = done + undone;
  const processed = succeeded + failed + skipped;
  return { total: processed + planned + running, processed, succeeded, failed, skipped };
};

const pairOf = ({ input }: StoredPlan): PairId | null => {
  const made = PlanMake.parse(input);
  return 'pairId' in made ? made.pairId : null;
};

const fingerprintNow = (deps: RunDeps, { mirrorId }: StoredStep): string | null => {
  const mirrors = mirrorId === null ? [] : deps.store.mirrors.compared([mirrorId], credentialClock(deps));
  return mirrors.map((mirror) => fingerprintOfMirror(plannedMirror(mirror)))[0] ?? null;
};

/** A step that has begun was drawn up from what it has changed itself since. */
const assertFresh = (deps: RunDeps, pairId: PairId | null, step: StoredStep): void => {
  if (step.undoDetail !== null) return;
  const now = pairId === null ? fingerprintNow(deps, step) : fingerprintOfPair(deps, pairId);
  if (now !== StepDetail.parse(step.detail).fingerprint) throw new AppError({ code: 'conflict', reason: 'plan_is_old' });
};

const perform = async (deps: RunDeps, planId: Run['planId'], pairId: PairId | null, step: StoredStep): Promise<void> => {
  const { plans } = deps.store;
  plans.markStep(planId, step.index, { state: 'running' });
  assertFresh(deps, pairId, step);
  const marks = {
    begin: (undoDetail: object) => plans.markStep(planId, step.index, { state: 'running', undoDetail }),
    done: (change: object = {}) => plans.markStep(planId, step.index, { state: 'done', failure: null, ...change }),
  };
  await performStep({ deps, pairId, step, marks });
  if ((step.action === 'update' || step.action === 'enable') && step.mirrorId !== null) await compareAfter(deps, step.mirrorId);
};

/** What was planned and is not so any more is left alone; anything else is a failure of the step. */
const stateAfter = (failure: NonNullable<StoredStep['failure']>): 'skipped' | 'failed' =>
  failure.code === 'conflict' && failure.reason === 'plan_is_old' ? 'skipped' : 'failed';

const end = (deps: RunDeps, { planId }: Run, { succeeded, failed, skipped, total }: Job['progress']): JobEnd => {
  const { store } = deps;
  store.transaction(() => {
    store.plans.mark(planId, { state: 'applied' });
    note(deps, { action: 'plan.applied', subject: `${store.plans.stored(planId).kind} ${succeeded}/${total}` });
  });
  return { state: failed > 0 ? 'partial' : 'succeeded', result: { done: succeeded, failed, skipped } };
};

/** One turn of applying: step by step, until all are done, or the job is to stop, or nothing can be done now. */
export const applySteps = async (deps: RunDeps, run: Run): Promise<JobEnd> => {
  const { store, clock } = deps;
  const { planId, turn, moved } = run;
  const pairId = pairOf(store.plans.stored(planId));
  store.plans.resetRunning(planId);
  if (store.plans.stepsToDo(planId, 1).some(({ undoDetail }) => undoDetail !== null)) await settleJournal(deps);
  const progress = progressOf(deps, planId);
  for (;;) {
    turn.progress({ ...progress });
    const step = store.plans.stepsToDo(planId, 1)[0];
    if (step === undefined) return end(deps, run, progress);
    if (turn.isStopping()) return { state: 'postponed', runAt: clock.now() };
    const failure = await attempt(() => perform(deps, planId, pairId, step));
    const until = failure === null ? null : waitsUntil(deps, run, failure);
    if (until !== null) {
      store.plans.markStep(planId, step.index, { state: 'planned' });
      return { state: 'postponed', runAt: until };
    }
    if (failure !== null) store.plans.markStep(planId, step.index, { state: stateAfter(failure), failure });
    progress.processed += 1;
    progress[failure === null ? 'succeeded' : stateAfter(failure)] += 1;
    moved.set(planId, clock.now());
  }
};
