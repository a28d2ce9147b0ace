import { and, asc, desc, eq, exists, inArray, lt, ne, not, notExists, notInArray, or, sql } from 'drizzle-orm';
import type { JobId, PlanId } from '../../src-preload/contract/ids.ts';
import type { Access, Db } from './access.ts';
import type { Forgetting } from './forgetting.ts';
import { isUnfinished } from './job-control.ts';
import { jobs } from './job-schema.ts';
import type { JobRepo } from './job-store.ts';
import { plans, planSteps } from './plan-schema.ts';
import type { PlanRepo } from './plan-store.ts';

const oldJobs = (db: Db, { endedBefore, newest, limit }: Forgetting): JobId[] => {
  const lastKept = db.select({ id: jobs.id }).from(jobs).orderBy(desc(jobs.id)).limit(1).offset(newest - 1);
  const isShown = db.select({ id: plans.id }).from(plans).where(eq(plans.jobId, jobs.id));
  const isOld = or(lt(jobs.finishedAt, endedBefore), lt(jobs.id, sql`(${lastKept})`));
  return db.select({ id: jobs.id }).from(jobs).where(and(not(isUnfinished), isOld, notExists(isShown))).orderBy(asc(jobs.id)).limit(limit).all().map(({ id }) => id);
};

const oldPlans = (db: Db, { endedBefore, newest, limit }: Forgetting): PlanId[] => {
  const lastKept = db.select({ id: plans.id }).from(plans).orderBy(desc(plans.id)).limit(1).offset(newest - 1);
  const toUndo = db.select({ index: planSteps.index }).from(planSteps).where(and(eq(planSteps.planId, plans.id), eq(planSteps.state, 'done'), ne(planSteps.undo, 'none')));
  const isOld = or(lt(plans.createdAt, endedBefore), and(lt(plans.id, sql`(${lastKept})`), not(exists(toUndo))));
  return db.select({ id: plans.id }).from(plans).where(and(notInArray(plans.state, ['applying', 'undoing']), isOld)).orderBy(asc(plans.id)).limit(limit).all().map(({ id }) => id);
};

/** Looks first, so that nobody is told of a change where there is nothing to forget. */
export const createForgetting = ({ read, write }: Access): { jobs: Pick<JobRepo, 'forgetOld'>; plans: Pick<PlanRepo, 'forgetOld'> } => ({
  jobs: {
    forgetOld(what) {
      const ids = read((db) => oldJobs(db, what));
      if (ids.length > 0) write('jobs', (db) => db.delete(jobs).where(inArray(jobs.id, ids)).run());
      return ids.length;
    },
  },
  plans: {
    forgetOld(what) {
      const ids = read((db) => oldPlans(db, what));
      if (ids.length > 0) write('plans', (db) => db.delete(plans).where(inArray(plans.id, ids)).run());
      return ids.length;
    },
  },
});
