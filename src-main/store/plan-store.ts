import type { Failure } from '../../src-preload/contract/failures.ts';
import type { JobId, MirrorId, PlanId } from '../../src-preload/contract/ids.ts';
import type { Plan, PlanStep } from '../../src-preload/contract/models/plan.ts';
import type { Forgetting } from './forgetting.ts';
import type { Page } from './page.ts';

export type StoredPlan = Omit<Plan, 'counts'> & { input: unknown };

/** `detail` is what performing needs, `undoDetail` what undoing needs; only their owner knows their shapes. */
export type StoredStep = PlanStep & { detail: unknown; undoDetail: unknown };

export type NewStep = Pick<PlanStep, 'action' | 'object' | 'mirrorId' | 'before' | 'after' | 'undo' | 'failure'> & { state: 'planned' | 'skipped'; detail: unknown };

export type PlanRepo = {
  /** `ready`, with its steps numbered from 0; the total is their number. */
  insert(plan: { kind: Plan['kind']; input: unknown; guard: string | null; leftOut: number; undo: Plan['undo']; warnings?: Plan['warnings']; createdAt: number }, steps: readonly NewStep[]): PlanId;
  /** With the number of steps by action. */
  get(id: PlanId): Plan;
  stored(id: PlanId): StoredPlan;
  /** One page of the steps that fit, first to last, and how many fit in all. */
  steps(id: PlanId, query: { state?: PlanStep['state'] | undefined; action?: PlanStep['action'] | undefined; offset: number; limit: number }): Page<PlanStep>;
  /** The next steps that are planned, first to last. */
  stepsToDo(id: PlanId, limit: number): StoredStep[];
  /** Done steps that can be undone, last to first; `below` goes on before a step (its index), since a step that cannot be undone stays done. */
  stepsToUndo(id: PlanId, limit: number, below?: number): StoredStep[];
  /** Absent = leave. `mirrorId` for a step that made its mirror. */
  markStep(id: PlanId, index: number, change: { state: PlanStep['state']; failure?: Failure | null; undoDetail?: unknown; mirrorId?: MirrorId | null }): void;
  mark(id: PlanId, change: { state: Plan['state']; jobId?: JobId | null }): void;
  countByState(id: PlanId): Record<PlanStep['state'], number>;
  /** What a crash left running is planned again. */
  resetRunning(id: PlanId): void;
  /** Failed steps are planned again; answers how many. */
  resetFailed(id: PlanId): number;
  /** Planned and running steps are skipped: the plan ends without them. */
  skipPlanned(id: PlanId): void;
  /** Plans that nobody applies or undoes now, counted by when they were made; one that can still be undone goes by its age alone. Answers how many went. */
  forgetOld(what: Forgetting): number;
};
