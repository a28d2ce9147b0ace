import type { IssuePart } from '../../../../src-preload/contract/models/issue-sync.ts';
import type { Digest } from '../crypto.ts';
import { mergeLabels } from '../labels/merge-labels.ts';
import type { Base } from './base.ts';
import { descriptionDigest } from './base.ts';
import type { Wanted } from './wanted.ts';

const sameList = (one: readonly number[] | null, other: readonly number[]): boolean => one !== null && one.length === other.length && other.every((id) => one.includes(id));

/** The facets that differ from what was last agreed, in the order in which they are told. */
export const changedParts = ({ wanted: was }: Base, wanted: Wanted, digest: Digest): IssuePart[] => {
  const { add, remove } = mergeLabels(was.labels, wanted.labels, null);
  const all: [IssuePart, boolean][] = [
    ['confidential', was.confidential !== wanted.confidential],
    // What was never agreed is of the type that GitLab gives where nothing is said.
    ['type', (was.type ?? 'issue') !== wanted.type],
    ['title', was.title !== digest(wanted.title)],
    ['description', was.description !== descriptionDigest(wanted.description, digest)],
    ['state', was.state !== wanted.state],
    ['labels', add.length + remove.length > 0],
    ['weight', wanted.weight !== null && (was.weight === null || was.weight[0] !== wanted.weight.value)],
    ['due_date', was.dueDate === null || was.dueDate[0] !== wanted.dueDate],
    ['milestone', was.milestoneId === null || was.milestoneId[0] !== wanted.milestoneId],
    ['assignees', !sameList(was.assigneeIds, wanted.assigneeIds)],
    ['time_estimate', wanted.timeEstimate !== null && was.timeEstimate !== wanted.timeEstimate],
    ['time_spent', wanted.timeSpent !== null && was.timeSpent !== wanted.timeSpent],
  ];
  return all.filter(([, is]) => is).map(([part]) => part);
};
