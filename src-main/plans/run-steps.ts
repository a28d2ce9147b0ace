import type { Failure } from '../../src-preload/contract/failures.ts';
import type { MirrorId, PlanId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import { heldUpUntil } from '../jobs/item-end.ts';
import type { JobTurn } from '../jobs/job-handler.ts';
import { verifyMirror } from '../mirrors/verify-mirror.ts';
import type { StepDeps } from './perform-step.ts';
import { AppError, failureOf } from '../rules/app-error.ts';

export type RunDeps = StepDeps & Pick<Deps, 'log'>;

/** One turn over a plan's steps. */
export type Run = { planId: PlanId; turn: JobTurn; moved: Map<PlanId, number> };

/** So long without any step done, what holds the plan up counts as the step's failure. */
const PATIENCE_MS = 15 * 60_000;

/** When to go on where nothing of this kind can be done now (UTC ms), or null for a failure of the step itself. */
export const waitsUntil = ({ clock }: RunDeps, { planId, moved }: Run, failure: Failure): number | null =>
  clock.now() - (moved.get(planId) ?? 0) < PATIENCE_MS ? heldUpUntil(failure, clock.now()) : null;

/** The failure that a piece of work ended with, or null; a bug goes on as one. */
export const attempt = async (work: () => Promise<void>): Promise<Failure | null> => {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.failure;
    throw error;
  }
};

/** Finding out plans what has to be taken back, which is the next round's. */
const ROUNDS = 3;

/** What a crash left half done on GitLab is found out and taken back before the step that did it is judged. */
export const settleJournal = async ({ journal, clock }: RunDeps): Promise<void> => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = await journal.repairDue();
    if (next === null || next > clock.now()) return;
  }
};

/** Compares a mirror whose settings were sent, so that the list says what is. Where that cannot be now, its turn comes with the schedule. */
export const compareAfter = async (deps: RunDeps, mirrorId: MirrorId): Promise<void> => {
  try {
    await verifyMirror(deps, { mirrorId }, 'schedule');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    deps.log.warn('plan.not_compared', { mirror: mirrorId, code: failureOf(error)?.code });
  }
};
