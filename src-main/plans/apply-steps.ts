import type { PairId } from '../../src-preload/contract/ids.ts';
import type { Job } from '../../src-preload/contract/models/job.ts';
import { PlanMake } from '../../src-preload/contract/models/plan.ts';
import type { JobEnd } from '../jobs/job-handler.ts';
import { note } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';
import { stageOf } from '../rules/plans/configuration-steps.ts';
import { inLanes } from '../rules/in-lanes.ts';
import type { StoredPlan, StoredStep } from '../store/plan-store.ts';
import { fingerprintOfMirror, fingerprintOfPair } from './fingerprint.ts';
import { plannedMirrors } from './planned-mirror.ts';
import { performStep } from './perform-step.ts';
import { attempt, compareAfter, type Run, type RunDeps, settleJournal, waitsUntil } from './run-steps.ts';
import { StepDetail } from './step-detail.ts';
import { createStepNames } from './step-names.ts';

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
  const [mirror] = mirrorId === null ? [] : plannedMirrors(deps, [mirrorId]);
  return mirror === undefined ? null : fingerprintOfMirror(mirror);
};

/**
 * A step that has begun was drawn up from what it has changed itself since. One without a fingerprint says how things are to be, whatever
 * they were.
 */
const assertFresh = (deps: RunDeps, pairId: PairId | null, step: StoredStep): void => {
  const { fingerprint } = StepDetail.parse(step.detail);
  if (step.undoDetail !== null || fingerprint === null) return;
  const now = pairId === null ? fingerprintNow(deps, step) : fingerprintOfPair(deps, pairId);
  if (now !== fingerprint) throw new AppError({ code: 'conflict', reason: 'plan_is_old' });
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
  if ((step.action === 'update' || step.action === 'enable' || step.action === 'change') && step.mirrorId !== null) await compareAfter(deps, step.mirrorId);
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

/** What can begin while steps of these stages are in hand: of the first stage that is left, unless an earlier one is not over. */
const ofFirstStage = (steps: readonly StoredStep[], inHand: Iterable<number>): StoredStep[] => {
  const [first] = steps;
  if (first === undefined) return [];
  const stage = stageOf(first.action);
  return [...inHand].some((one) => one !== stage) ? [] : steps.filter(({ action }) => stageOf(action) === stage);
};

/** So many planned steps are looked through for those that can begin. */
const AHEAD = 64;
/** Of one instance; the door bounds the requests as well. */
const AT_ONCE = 4;

/**
 * One turn of applying: the steps in their order, a few at once where they touch different projects, until all are done, or the job is to
 * stop, or nothing can be done now. What is in hand then is brought to its end.
 */
export const applySteps = async (deps: RunDeps, run: Run): Promise<JobEnd> => {
  const { store, clock } = deps;
  const { planId, turn, moved } = run;
  const pairId = pairOf(store.plans.stored(planId));
  store.plans.resetRunning(planId);
  if (store.plans.stepsToDo(planId, AHEAD).some(({ undoDetail }) => undoDetail !== null)) await settleJournal(deps);
  const progress = progressOf(deps, planId);
  turn.progress({ ...progress });
  const touchedBy = createStepNames(deps, pairId);
  const inHand = new Map<number, number>();
  let heldUp: number | null = null;

  const work = async (step: StoredStep): Promise<void> => {
    inHand.set(step.index, stageOf(step.action));
    const failure = await attempt(() => perform(deps, planId, pairId, step));
    inHand.delete(step.index);
    const until = failure === null ? null : waitsUntil(deps, run, failure);
    if (until !== null) {
      heldUp = Math.max(heldUp ?? until, until);
      return store.plans.markStep(planId, step.index, { state: 'planned' });
    }
    if (failure !== null) store.plans.markStep(planId, step.index, { state: stateAfter(failure), failure });
    progress.processed += 1;
    progress[failure === null ? 'succeeded' : stateAfter(failure)] += 1;
    moved.set(planId, clock.now());
    turn.progress({ ...progress });
  };

  await inLanes<StoredStep>({
    next: () => ofFirstStage(store.plans.stepsToDo(planId, AHEAD), inHand.values()),
    namesOf: (step) => touchedBy(step).names,
    laneOf: (step) => touchedBy(step).instanceId,
    perLane: AT_ONCE,
    mayBegin: () => heldUp === null && !turn.isStopping(),
    work,
  });
  if (store.plans.stepsToDo(planId, 1).length === 0) return end(deps, run, progress);
  return { state: 'postponed', runAt: heldUp ?? clock.now() };
};
