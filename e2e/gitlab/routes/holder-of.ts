import { forbidden } from '../http/answer.ts';
import { signedIn, type Call } from '../http/router.ts';
import type { Holder } from '../state/issue-records.ts';
import { groupChain, holdersOf } from '../state/labels.ts';
import { groupPower, power } from '../state/rights.ts';
import { PLANNER } from '../state/roles.ts';
import { groupFor, projectOf } from './project-of.ts';

/** What labels and milestones are asked of: `chain` begins with the holder itself and goes up through the groups. */
export type HolderCall = { holder: Holder; chain: readonly Holder[]; projectId: number | null };

const isProject = (call: Call): boolean => call.path.startsWith('/api/v4/projects/');

/** The project or group of `:id`. */
export const holderOf = (call: Call): HolderCall => {
  if (isProject(call)) {
    const project = projectOf(call);
    return { holder: { kind: 'project', id: project.id }, chain: holdersOf(call.state, project), projectId: project.id };
  }
  const group = groupFor(call);
  return { holder: { kind: 'group', id: group.id }, chain: groupChain(call.state, group.id), projectId: null };
};

/** As `holderOf`, for planners and above, and not of an archived project. */
export const writableHolder = (call: Call): HolderCall => {
  const { user } = signedIn(call);
  if (isProject(call)) {
    const project = projectOf(call);
    if (project.archived || power(call.state, project, user) < PLANNER) throw forbidden();
  } else if (groupPower(call.state, groupFor(call), user) < PLANNER) throw forbidden();
  return holderOf(call);
};
