import type { Issue, Person } from './issue.ts';
import type { CopySetup } from './setup.ts';

/**
 * Who of the assignees the target knows, by its user ids, and who is named by labels and footer. A target without several assignees
 * keeps the first. Somebody whom a rule names and the target does not know is not kept, either.
 */
export const copyAssignees = ({ assignees }: Pick<Issue, 'assignees'>, { rules, facts }: Pick<CopySetup, 'rules' | 'facts'>): { ids: number[]; named: Person[]; notKept: boolean } => {
  const known = assignees.flatMap(({ username }) => rules.people.get(username) ?? []).map(({ id }) => id);
  const distinct = [...new Set(known)];
  const ids = facts.premium === false ? distinct.slice(0, 1) : distinct;
  return { ids, named: assignees.filter(({ username }) => !rules.people.has(username)), notKept: ids.length < distinct.length || assignees.some(({ username }) => rules.strangers.has(username)) };
};

/** The target's milestone of the same title; null where there is none or the title is to be a label. */
export const copyMilestone = ({ milestone }: Pick<Issue, 'milestone'>, { options, rules }: Pick<CopySetup, 'options' | 'rules'>): number | null =>
  milestone === null || options.milestones === 'label' ? null : (rules.milestones.get(milestone.title) ?? null);
