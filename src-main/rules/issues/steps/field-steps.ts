import type { IssuePart } from '../../../../src-preload/contract/models/issue-sync.ts';
import type { Base } from '../facets/base.ts';
import type { Wanted } from '../facets/wanted.ts';
import type { Issue } from '../issue.ts';
import { mergeLabels } from '../labels/merge-labels.ts';
import type { IssueFields } from './step.ts';

/** Between these GitLab changes an issue's type; all others are given to new issues only. */
const CHANGEABLE: readonly string[] = ['issue', 'incident'];

/** Everything that one request can say of a new copy. It is made open: GitLab closes issues only later. */
export const createFields = (issue: Issue, wanted: Wanted): IssueFields => ({
  title: wanted.title,
  description: wanted.description,
  confidential: wanted.confidential,
  labels: wanted.labels,
  createdAt: issue.createdAt,
  ...(wanted.weight === null || wanted.weight.value === null ? {} : { weight: wanted.weight.value }),
  ...(wanted.dueDate === null ? {} : { dueDate: wanted.dueDate }),
  ...(wanted.milestoneId === null ? {} : { milestoneId: wanted.milestoneId }),
  ...(wanted.assigneeIds.length === 0 ? {} : { assigneeIds: wanted.assigneeIds }),
  ...(wanted.type === 'issue' ? {} : { type: wanted.type }),
});

/**
 * The changed facets that a request can say at once; what the copy has already is left out. Becoming confidential is no part of it:
 * that goes alone and before. A copy that people made confidential stays so, unless the source was and no longer is.
 */
export const updateFields = (parts: readonly IssuePart[], base: Base, wanted: Wanted, copy: Issue | null): IssueFields => {
  const sends = (part: IssuePart, isThere: boolean): boolean => parts.includes(part) && !(copy !== null && isThere);
  const { add, remove } = mergeLabels(base.wanted.labels, wanted.labels, copy === null ? null : copy.labels.map(({ name }) => name));
  const isFirst = base.wanted.milestoneId === null;
  return {
    ...(base.wanted.confidential === true && !wanted.confidential ? { confidential: false } : {}),
    ...(sends('type', copy?.type === wanted.type) && [wanted.type, copy?.type ?? 'issue'].every((type) => CHANGEABLE.includes(type)) ? { type: wanted.type } : {}),
    ...(sends('title', copy?.title === wanted.title) ? { title: wanted.title } : {}),
    ...(sends('description', false) ? { description: wanted.description } : {}),
    ...(sends('state', copy?.state === wanted.state) ? { state: wanted.state } : {}),
    ...(parts.includes('labels') && add.length > 0 ? { addLabels: add } : {}),
    ...(parts.includes('labels') && remove.length > 0 ? { removeLabels: remove } : {}),
    ...(wanted.weight !== null && sends('weight', copy?.weight === wanted.weight.value) ? { weight: wanted.weight.value } : {}),
    ...(sends('due_date', copy?.dueDate === wanted.dueDate) ? { dueDate: wanted.dueDate } : {}),
    // An adopted copy keeps people's own milestone and assignees where the source has none to give.
    ...(sends('milestone', (copy?.milestone?.id ?? null) === wanted.milestoneId || (isFirst && wanted.milestoneId === null)) ? { milestoneId: wanted.milestoneId } : {}),
    ...(sends('assignees', isFirst && wanted.assigneeIds.length === 0) ? { assigneeIds: wanted.assigneeIds } : {}),
  };
};
