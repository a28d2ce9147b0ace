import { and, desc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { JobId, PlanId } from '../../src-preload/contract/ids.ts';
import type { Access, Db } from './access.ts';
import { toEntry, trailFilter } from './activity-repo.ts';
import { activity } from './activity-schema.ts';
import { issueProblems } from './issue-schema.ts';
import { jobs } from './job-schema.ts';
import { mirrors } from './mirror-schema.ts';
import type { FoundRow, OverviewRepo } from './overview-store.ts';
import { plans } from './plan-schema.ts';
import { prepared } from './prepared.ts';
import { contains } from './text-match.ts';

/** So many of the latest entries of the trail are searched. */
const LATEST = 2000;

/** `12` and `job 12` name one by its number. */
const numberIn = (text: string): number => Number(/\d{1,15}$/.exec(text)?.[0] ?? 0);

const kindFits = (column: typeof jobs.kind | typeof plans.kind, text: string) => contains(column, text.replaceAll(' ', '-'));

const findJobs = (db: Db, text: string, limit: number): FoundRow[] =>
  db
    .select({ id: jobs.id, title: jobs.kind, detail: jobs.state, mirrorId: jobs.mirrorId })
    .from(jobs)
    .where(or(eq(sql<JobId>`${jobs.id}`, sql`${numberIn(text)}`), kindFits(jobs.kind, text)))
    .orderBy(desc(jobs.id))
    .limit(limit)
    .all()
    .map((row) => ({ kind: 'job', ...row }));

const findPlans = (db: Db, text: string, limit: number): FoundRow[] =>
  db
    .select({ id: plans.id, title: plans.kind, detail: plans.state })
    .from(plans)
    .where(or(eq(sql<PlanId>`${plans.id}`, sql`${numberIn(text)}`), kindFits(plans.kind, text)))
    .orderBy(desc(plans.id))
    .limit(limit)
    .all()
    .map((row) => ({ kind: 'plan', mirrorId: null, ...row }));

const findProblems = (db: Db, text: string, limit: number): FoundRow[] =>
  db
    .select({ id: issueProblems.id, title: issueProblems.title, detail: mirrors.sourcePath, mirrorId: issueProblems.mirrorId })
    .from(issueProblems)
    .innerJoin(mirrors, eq(mirrors.id, issueProblems.mirrorId))
    .where(and(isNull(issueProblems.dismissedAt), contains(issueProblems.title, text)))
    .orderBy(desc(issueProblems.id))
    .limit(limit)
    .all()
    .map((row) => ({ kind: 'issue_problem', ...row }));

const findActivity = (db: Db, text: string, limit: number): FoundRow[] => {
  const oldest = sql`(SELECT coalesce(max(id), 0) - ${LATEST} FROM activity)`;
  return db
    .select({ id: sql<number>`max(${activity.id})`, title: activity.subject, detail: activity.action, mirrorId: activity.mirrorId })
    .from(activity)
    .where(and(sql`${activity.id} > ${oldest}`, contains(activity.subject, text)))
    .groupBy(activity.subject)
    .orderBy(desc(sql`max(${activity.id})`))
    .limit(limit)
    .all()
    .map((row) => ({ kind: 'activity', ...row }));
};

const latest = prepared((db) => db.select().from(activity).orderBy(desc(activity.id)).limit(sql.placeholder('limit')).prepare());

/** What is searched row by row, since there is little of it or only the latest counts; and the trail in pages. */
export const createRowReads = ({ read }: Access): Pick<OverviewRepo, 'findRows' | 'latestActivity' | 'activity'> => ({
  findRows: (text, limit) => read((db) => [...findJobs(db, text, limit), ...findPlans(db, text, limit), ...findProblems(db, text, limit), ...findActivity(db, text, limit)]),

  latestActivity: (limit) => read((db) => latest(db).all({ limit }).map(toEntry)),

  activity: (filter, limit, before) =>
    read((db) =>
      db
        .select()
        .from(activity)
        .where(and(trailFilter(filter), before === undefined ? undefined : lt(activity.id, before)))
        .orderBy(desc(activity.id))
        .limit(limit)
        .all()
        .map(toEntry),
    ),
});
