import type { Job } from '../../src-preload/contract/models/job.ts';
import type { JobEnd } from '../jobs/job-handler.ts';
import { note } from '../journal/trail.ts';
import type { StoredStep } from '../store/plan-store.ts';
import { attempt, compareAfter, type Run, type RunDeps, waitsUntil } from './run-steps.ts';
import { undoStep } from './undo-step.ts';

const perform = async (deps: RunDeps, { planId }: Run, step: StoredStep): Promise<void> => {
  const { store } = deps;
  await undoStep(deps, step, () => store.plans.markStep(planId, step.index, { state: 'undone', failure: null }));
  const wasSent = step.action === 'update' || step.action === 'enable';
  if (wasSent && step.mirrorId !== null && store.mirrors.findStored(step.mirrorId) !== null) await compareAfter(deps, step.mirrorId);
};

const end = (deps: RunDeps, { planId }: Run): JobEnd => {
  const { store } = deps;
  const { undone, done } = store.plans.countByState(planId);
  store.transaction(() => {
    store.plans.mark(planId, { state: 'undone' });
    note(deps, { action: 'plan.undone', subject: `${store.plans.stored(planId).kind} ${undone}/${undone + done}` });
  });
  // What stays done could not be taken back, or never can.
  return { state: done > 0 ? 'partial' : 'succeeded', result: { undone, left: done } };
};

/** One turn of undoing, last step first; a step that cannot be taken back stays done and says why. */
export const undoSteps = async (deps: RunDeps, run: Run): Promise<JobEnd> => {
  const { store, clock } = deps;
  const { planId, turn, moved } = run;
  const { undone, done } = store.plans.countByState(planId);
  const progress: Job['progress'] = { total: undone + done, processed: undone, succeeded: undone, failed: 0, skipped: 0 };
  let below: number | undefined;
  for (;;) {
    turn.progress({ ...progress });
    const step = store.plans.stepsToUndo(planId, 1, below)[0];
    if (step === undefined) break;
    if (turn.isStopping()) return { state: 'postponed', runAt: clock.now() };
    const failure = await attempt(() => perform(deps, run, step));
    const until = failure === null ? null : waitsUntil(deps, run, failure);
    if (until !== null) return { state: 'postponed', runAt: until };
    if (failure !== null) store.plans.markStep(planId, step.index, { state: 'done', failure });
    progress.processed += 1;
    progress[failure === null ? 'succeeded' : 'failed'] += 1;
    below = step.index;
    moved.set(planId, clock.now());
  }
  turn.progress({ ...progress, processed: progress.total, skipped: progress.total - progress.processed });
  return end(deps, run);
};
