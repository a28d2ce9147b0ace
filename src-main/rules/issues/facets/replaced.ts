import type { IssuePart, Replaced } from '../../../../src-preload/contract/models/issue-sync.ts';
import type { Digest } from '../crypto.ts';
import type { Issue } from '../issue.ts';
import type { Base } from './base.ts';
import type { Wanted } from './wanted.ts';

const LONGEST = { title: 1024, description: 1_100_000 };

/**
 * What people changed on the copy since the base in facets that the source changed, too: the source wins, and this is kept to be read
 * and put back. null where nothing is lost. Labels are merged, so none are.
 */
export const replacedBy = (parts: readonly IssuePart[], { copy: had }: Base, wanted: Wanted, copy: Issue, digest: Digest): Replaced | null => {
  const sends = (part: IssuePart): boolean => parts.includes(part);
  const replaced: Replaced = {
    ...(sends('title') && copy.title !== wanted.title && digest(copy.title) !== had.title ? { title: copy.title.slice(0, LONGEST.title) } : {}),
    ...(sends('description') && copy.description !== '' && digest(copy.description) !== had.description ? { description: copy.description.slice(0, LONGEST.description) } : {}),
    ...(sends('state') && copy.state !== wanted.state && copy.state !== had.state ? { state: copy.state } : {}),
    ...(sends('weight') && copy.weight !== wanted.weight?.value && copy.weight !== had.weight?.[0] ? { weight: copy.weight } : {}),
    ...(sends('due_date') && copy.dueDate !== wanted.dueDate && copy.dueDate !== had.dueDate?.[0] ? { dueDate: copy.dueDate } : {}),
  };
  return Object.keys(replaced).length === 0 ? null : replaced;
};
