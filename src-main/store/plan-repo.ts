import { and, asc, count, desc, eq, inArray, lt, ne } from 'drizzle-orm';
import type { PlanId } from '../../src-preload/contract/ids.ts';
import type { PlanStep } from '../../src-preload/contract/models/plan.ts';
import type { Access, Db } from './access.ts';
import { assertChanged, found } from './changes.ts';
import { createForgetting } from './forget-old.ts';
import { toJson, toNullableJson } from './json.ts';
import { addSteps, toPlan, toShownStep, toStep } from './plan-row.ts';
import { plans, planSteps } from './plan-schema.ts';
import type { PlanRepo } from './plan-store.ts';

const NO_STEPS: Record<PlanStep['state'], number> = { planned: 0, running: 0, done: 0, failed: 0, skipped: 0, undone: 0 };

const row = (db: Db, id: PlanId) => found(db.select().from(plans).where(eq(plans.id, id)).get(), 'plan');

const countByAction = (db: Db, id: PlanId): Record<string, number> => {
  const rows = db.select({ action: planSteps.action, steps: count() }).from(planSteps).where(eq(planSteps.planId, id)).groupBy(planSteps.action).all();
  return Object.fromEntries(rows.map(({ action, steps }) => [action, steps]));
};

const inState = (id: PlanId, ...states: PlanStep['state'][]) => and(eq(planSteps.planId, id), inArray(planSteps.state, states));

export const createPlanRepo = (access: Access): PlanRepo => {
  const { read, write } = access;
  return {
    insert: ({ input, warnings = [], ...plan }, steps) =>
      write('plans', (db) => {
        const { id } = db.insert(plans).values({ ...plan, input: toJson(input), warnings: toJson(warnings), state: 'ready', total: steps.length }).returning({ id: plans.id }).get();
        addSteps(db, id, steps);
        return id;
      }),

    get: (id) =>
      read((db) => {
        const { input: _inside, ...plan } = toPlan(row(db, id));
        return { ...plan, counts: countByAction(db, id) };
      }),

    stored: (id) => read((db) => toPlan(row(db, id))),

    steps: (id, { state, action, offset, limit }) =>
      read((db) => {
        const where = and(eq(planSteps.planId, id), state === undefined ? undefined : eq(planSteps.state, state), action === undefined ? undefined : eq(planSteps.action, action));
        const rows = db.select().from(planSteps).where(where).orderBy(asc(planSteps.index)).limit(limit).offset(offset).all();
        return { items: rows.map(toShownStep), total: db.select({ total: count() }).from(planSteps).where(where).get()?.total ?? 0 };
      }),

    stepsToDo: (id, limit) =>
      read((db) => db.select().from(planSteps).where(and(eq(planSteps.planId, id), eq(planSteps.state, 'planned'))).orderBy(asc(planSteps.index)).limit(limit).all().map(toStep)),

    stepsToUndo: (id, limit, below) =>
      read((db) => {
        const where = and(eq(planSteps.planId, id), eq(planSteps.state, 'done'), ne(planSteps.undo, 'none'), below === undefined ? undefined : lt(planSteps.index, below));
        return db.select().from(planSteps).where(where).orderBy(desc(planSteps.index)).limit(limit).all().map(toStep);
      }),

    markStep: (id, index, { state, failure, undoDetail, mirrorId }) =>
      write('plans', (db) => {
        const set = { state, mirrorId, failure: failure === undefined ? undefined : toNullableJson(failure), undoDetail: undoDetail === undefined ? undefined : toNullableJson(undoDetail) };
        assertChanged(db.update(planSteps).set(set).where(and(eq(planSteps.planId, id), eq(planSteps.index, index))).run(), 'plan');
      }),

    mark: (id, change) => write('plans', (db) => assertChanged(db.update(plans).set(change).where(eq(plans.id, id)).run(), 'plan')),

    countByState: (id) =>
      read((db) => {
        const rows = db.select({ state: planSteps.state, steps: count() }).from(planSteps).where(eq(planSteps.planId, id)).groupBy(planSteps.state).all();
        return rows.reduce((counts, { state, steps }) => ({ ...counts, [state]: steps }), NO_STEPS);
      }),

    resetRunning: (id) => write('plans', (db) => void db.update(planSteps).set({ state: 'planned' }).where(inState(id, 'running')).run()),
    resetFailed: (id) => write('plans', (db) => db.update(planSteps).set({ state: 'planned', failure: null }).where(inState(id, 'failed')).run().changes),
    skipPlanned: (id) => write('plans', (db) => void db.update(planSteps).set({ state: 'skipped' }).where(inState(id, 'planned', 'running')).run()),

    ...createForgetting(access).plans,
  };
};
