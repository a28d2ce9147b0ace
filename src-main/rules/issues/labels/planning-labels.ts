import type { Issue } from '../issue.ts';
import { copyAssignees, copyMilestone } from '../people.ts';
import type { CopySetup } from '../setup.ts';
import { labelName } from './label-name.ts';

/**
 * Labels for what the target has no field for. Of several assignees only the first becomes one, unless the target is known to be Free:
 * on Premium labels of one scope exclude each other. The footer names them all.
 */
export const planningLabels = (issue: Issue, setup: CopySetup): string[] => {
  const { milestone, iteration, epic } = issue;
  const named = copyAssignees(issue, setup).named.filter(({ username }) => username !== '');
  return [
    ...(milestone === null || milestone.title.trim() === '' || copyMilestone(issue, setup) !== null ? [] : [`Milestone::${milestone.title}`]),
    ...(iteration === null || iteration.trim() === '' ? [] : [`Iteration::${iteration}`]),
    ...(epic === null ? [] : [`Epic::&${epic.iid}`]),
    ...(setup.facts.premium === false ? named : named.slice(0, 1)).map(({ username }) => `Assignee::@${username}`),
  ].map(labelName);
};
