import type { RefDifference, RefsResult } from '../../src-preload/contract/models/mirror.ts';

/** What one comparison finds by itself; since when it has been so, only the comparisons before it tell. */
export type ComparedRefs = Omit<RefsResult, 'behindSince'>;

type Before = { behindSince: number | null; differences: readonly RefDifference[] };

const lacks = ({ state }: RefDifference): boolean => state !== 'extra';

/**
 * Since when (UTC ms) the target has lacked something of the source, told from the comparison before: where a ref of the target still
 * stands at the object that was behind then, it has been behind ever since that was seen first; where all have moved on, the target
 * caught up in between and what it lacks now is new. Nobody knows when the commit was pushed without asking for each branch, and its own
 * date may be years old; what we saw ourselves is "at least since". A comparison that says nothing leaves what was known.
 */
export const behindSince = (before: Before, { state, comparedAt, differences }: ComparedRefs): number | null => {
  if (state === 'unknown') return before.behindSince;
  if (state === 'equal') return null;
  const stood = new Map(before.differences.filter(lacks).map(({ name, targetSha }) => [name, targetSha]));
  const stillStands = differences.some((ref) => lacks(ref) && stood.get(ref.name) === ref.targetSha);
  return stillStands ? (before.behindSince ?? comparedAt) : comparedAt;
};
