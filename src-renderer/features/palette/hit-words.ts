import { ActivityAction } from '../../../src-preload/contract/models/activity.ts';
import { JobKind, JobState } from '../../../src-preload/contract/models/job.ts';
import { Plan, PlanKind } from '../../../src-preload/contract/models/plan.ts';
import type { SearchHit } from '../../../src-preload/contract/models/search.ts';
import { ACTION } from '../../text/activity.ts';
import { JOB_STATE, jobName } from '../../text/statuses.ts';
import { PLAN_KIND, PLAN_STATE } from '../plans/plan-words.ts';

const PlanState = Plan.shape.state;

/** What the store answers in its own words, in the window's: jobs, plans and the trail are found by kind. */
export const hitWords = ({ kind, id, title, detail }: Pick<SearchHit, 'kind' | 'id' | 'title' | 'detail'>): { title: string; detail: string } => {
  const [job, jobState, plan, planState, action] = [JobKind.safeParse(title), JobState.safeParse(detail), PlanKind.safeParse(title), PlanState.safeParse(detail), ActivityAction.safeParse(detail)];
  switch (kind) {
    case 'job':
      return { title: `${job.success ? jobName({ kind: job.data, action: null }) : title}, job ${id}`, detail: jobState.success ? JOB_STATE[jobState.data] : detail };
    case 'plan':
      return { title: `${plan.success ? PLAN_KIND[plan.data] : title}, plan ${id}`, detail: planState.success ? PLAN_STATE[planState.data] : detail };
    case 'activity':
      return { title, detail: action.success ? ACTION[action.data] : detail };
    case 'instance':
    case 'pair':
    case 'mirror':
    case 'issue_problem':
      return { title, detail };
  }
};
