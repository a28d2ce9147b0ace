import { milestone as milestoneEntity } from '../entities/milestone.ts';
import { created, invalid, notFound, ok, type Answer } from '../http/answer.ts';
import { offsetPage } from '../http/paging.ts';
import type { Call, Method, Route } from '../http/router.ts';
import type { MilestoneRecord } from '../state/issue-records.ts';
import { addMilestone, milestonesOf } from '../state/milestones.ts';
import { holderOf, writableHolder } from './holder-of.ts';

/** A project's or group's own milestones; those of the groups above only when asked for. */
const list = (call: Call): Answer => {
  const { holder, chain } = holderOf(call);
  const upward = call.params.flag('include_ancestors') ?? call.params.flag('include_parent_milestones') ?? false;
  const state = call.params.oneOf('state', ['active', 'closed', 'all']) ?? 'all';
  const title = call.params.text('title');
  const search = call.params.text('search')?.toLowerCase() ?? '';
  const rows = milestonesOf(call.state, upward ? chain : [holder]).filter(
    (each) => (state === 'all' || each.state === state) && (title === undefined || each.title === title) && each.title.toLowerCase().includes(search),
  );
  return offsetPage(call, rows, (each) => milestoneEntity(call.state, each));
};

const create = (call: Call): Answer => {
  const { holder, chain } = writableHolder(call);
  call.params.require('title');
  const title = call.params.text('title') ?? '';
  if (milestonesOf(call.state, chain).some((each) => each.title === title)) throw invalid({ title: ['already being used for another group or project milestone.'] });
  return created(
    milestoneEntity(
      call.state,
      addMilestone(call.state, holder, {
        title,
        description: call.params.text('description') ?? null,
        dueDate: call.params.text('due_date') ?? null,
        startDate: call.params.text('start_date') ?? null,
      }),
    ),
  );
};

const own = (call: Call): MilestoneRecord => {
  const { holder } = holderOf(call);
  const found = milestonesOf(call.state, [holder]).find((each) => String(each.id) === call.segment('milestone_id'));
  if (found === undefined) throw notFound('Milestone');
  return found;
};

/** A new title does not make the issues look updated (contract A.6). */
const update = (call: Call): Answer => {
  writableHolder(call);
  const milestone = own(call);
  const event = call.params.oneOf('state_event', ['close', 'activate']);
  milestone.title = call.params.text('title') ?? milestone.title;
  if (event !== undefined) milestone.state = event === 'close' ? 'closed' : 'active';
  milestone.updatedAt = call.state.clock.now();
  return ok(milestoneEntity(call.state, milestone));
};

const RUNS: readonly (readonly [Method, string, (call: Call) => Answer])[] = [
  ['GET', '', list],
  ['POST', '', create],
  ['GET', '/:milestone_id', (call) => ok(milestoneEntity(call.state, own(call)))],
  ['PUT', '/:milestone_id', update],
];

/** The same for projects and groups. */
export const milestoneRoutes: readonly Route[] = ['/projects/:id/milestones', '/groups/:id/milestones'].flatMap((base) =>
  RUNS.map(([method, rest, run]): Route => ({ method, path: `${base}${rest}`, run })),
);
