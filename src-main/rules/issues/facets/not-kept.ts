import type { IssuePart } from '../../../../src-preload/contract/models/issue-sync.ts';
import { mergeLabels } from '../labels/merge-labels.ts';
import type { Issue } from '../issue.ts';
import { restLink } from '../text/description.ts';
import type { Base } from './base.ts';
import type { Wanted } from './wanted.ts';

/** GitLab keeps dates to the millisecond, older versions to the second. */
const SAME_MOMENT_MS = 1000;
/** A copy that is made so soon after its issue may have the same date by itself. */
const SOON_MS = 60_000;

const isSameMoment = (one: number, other: number): boolean => Math.abs(one - other) < SAME_MOMENT_MS;

/**
 * Whether a new copy shows that the target keeps creation dates; null where it was made so soon after its issue that it shows nothing.
 */
export const showsDateKept = (createdAt: number, copy: Pick<Issue, 'createdAt' | 'updatedAt'>): boolean | null => {
  if (!isSameMoment(copy.createdAt, createdAt)) return false;
  return Math.abs(copy.updatedAt - createdAt) < SOON_MS ? null : true;
};

/**
 * What a target left out without a word of what it was sent: GitLab takes a creation date from owners only, and labels, dates, weight or
 * assignees only from whom may set them (contract.md A.6). `parts` are those that were brought over, `copy` the target's last answer,
 * `createdAt` the date that a new copy was sent with (UTC ms), null where it was there before.
 */
export const leftOut = (parts: readonly IssuePart[], { wanted: was }: Base, wanted: Wanted, copy: Issue, createdAt: number | null): IssuePart[] => {
  const there = new Set(copy.labels.map(({ name }) => name));
  const { add } = mergeLabels(was.labels, wanted.labels, null);
  const lost: [IssuePart, boolean][] = [
    ['type', wanted.type !== copy.type],
    ['description', copy.description.includes(restLink(wanted.description.webUrl))],
    ['labels', add.some((name) => !there.has(name))],
    ['weight', wanted.weight !== null && wanted.weight.value !== copy.weight],
    ['due_date', wanted.dueDate !== copy.dueDate],
    ['milestone', wanted.milestoneId !== null && wanted.milestoneId !== copy.milestone?.id],
    ['assignees', wanted.assigneeIds.length > copy.assignees.length],
  ];
  const isNew = createdAt !== null && !isSameMoment(copy.createdAt, createdAt);
  return [...lost.filter(([part, is]) => is && parts.includes(part)).map(([part]) => part), ...(isNew ? ['created_at' as const] : [])];
};

/** Parts whose loss is one issue's own affair: its words and files. All others the target lacks for every issue alike: they are counted. */
export const ownLoss = (notKept: readonly IssuePart[]): IssuePart[] => notKept.filter((part) => part === 'comments' || part === 'attachments');
