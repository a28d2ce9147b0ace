import { Failure } from '../../src-preload/contract/failures.ts';
import type { PlanId } from '../../src-preload/contract/ids.ts';
import { Plan, PlanStep } from '../../src-preload/contract/models/plan.ts';
import type { Db } from './access.ts';
import { fromAnyJson, fromJson, fromNullableJson, toJson, toNullableJson } from './json.ts';
import { type plans, planSteps } from './plan-schema.ts';
import type { NewStep, StoredPlan, StoredStep } from './plan-store.ts';

export const toPlan = (row: typeof plans.$inferSelect): StoredPlan => ({ ...row, input: fromAnyJson(row.input), warnings: fromJson(Plan.shape.warnings, row.warnings) });

export const toStep = ({ planId: _asked, ...row }: typeof planSteps.$inferSelect): StoredStep => ({
  ...row,
  before: fromJson(PlanStep.shape.before, row.before),
  after: fromJson(PlanStep.shape.after, row.after),
  failure: fromNullableJson(Failure, row.failure),
  detail: fromAnyJson(row.detail),
  undoDetail: fromAnyJson(row.undoDetail),
});

export const toShownStep = (row: typeof planSteps.$inferSelect): PlanStep => {
  const { detail: _inside, undoDetail: _too, ...step } = toStep(row);
  return step;
};

/** So many rows a statement stay below SQLite's bound of values. */
const CHUNK = 500;

/** Numbers them from 0. */
export const addSteps = (db: Db, planId: PlanId, steps: readonly NewStep[]): void => {
  const rows = steps.map(({ before, after, detail, failure, ...step }, index) => ({
    ...step, planId, index, before: toJson(before), after: toJson(after), detail: toJson(detail), failure: toNullableJson(failure),
  }));
  for (let from = 0; from < rows.length; from += CHUNK) db.insert(planSteps).values(rows.slice(from, from + CHUNK)).run();
};
