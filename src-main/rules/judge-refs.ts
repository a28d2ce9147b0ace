import type { Failure } from '../../src-preload/contract/failures.ts';
import { LIMITS } from '../../src-preload/contract/limits.ts';
import type { RefDifference } from '../../src-preload/contract/models/mirror.ts';
import type { ComparedRefs } from './behind-since.ts';
import type { RefComparison } from './compare-refs.ts';

/** What the source project said of a differing branch; `unknown` where it could not be asked. */
export type Ancestry = 'behind' | 'diverged' | 'unknown';

/** Worst first. A branch of unknown ancestry is `different`, as a tag is. */
const WORST_FIRST: readonly RefDifference['state'][] = ['diverged', 'different', 'missing', 'behind', 'extra'];
const MOST_CHARACTERS = 1000;

/**
 * The verdict over both sides: diverged, then missing, then unknown, then behind, then equal, the worst that was seen. A tag that
 * differs counts as diverged. What exists only on the target is counted, and changes nothing. A branch of which nobody could say
 * whether it is behind makes the whole `unknown`, with `unasked` as the reason, unless something worse is sure.
 *
 * `equal` has to be earned by at least one equal ref: where the source has no ref that passes the filter, nothing was compared, be
 * it an empty project, a filter that matches nothing or a wrong project, and the verdict is `unknown` without a failure.
 */
export const judgeRefs = (
  comparison: RefComparison,
  ancestry: ReadonlyMap<string, Ancestry>,
  comparedAt: number,
  unasked: Failure | null = null,
): ComparedRefs => {
  const { equal, differing, differingTags, missing, extra } = comparison;
  const differences = differencesOf(comparison, ancestry);
  const state = stateOf(comparison, ancestry);
  return {
    state,
    equal,
    different: differing.length + differingTags.length,
    missing: missing.length,
    extra: extra.length,
    comparedAt,
    differences: WORST_FIRST.flatMap((worst) => differences.filter((one) => one.state === worst)).slice(0, LIMITS.refNames),
    failure: state === 'unknown' && differing.length > 0 ? unasked : null,
  };
};

/** A comparison that could not be made at all: a side did not answer. */
export const unknownRefs = (failure: Failure, comparedAt: number): ComparedRefs => ({
  state: 'unknown', equal: 0, different: 0, missing: 0, extra: 0, comparedAt, differences: [], failure,
});

const stateOf = ({ equal, differing, differingTags, missing }: RefComparison, ancestry: ReadonlyMap<string, Ancestry>): ComparedRefs['state'] => {
  const answers = new Set(differing.map(({ name }) => ancestry.get(name) ?? 'unknown'));
  if (answers.has('diverged') || differingTags.length > 0) return 'diverged';
  if (missing.length > 0) return 'missing';
  if (answers.has('unknown')) return 'unknown';
  if (answers.has('behind')) return 'behind';
  return equal > 0 ? 'equal' : 'unknown';
};

const branchState = (answer: Ancestry): RefDifference['state'] => (answer === 'unknown' ? 'different' : answer);

const differencesOf = ({ differing, differingTags, missing, extra }: RefComparison, ancestry: ReadonlyMap<string, Ancestry>): RefDifference[] => [
  ...differing.map(({ name, ...shas }) => ({ name: shown(name), state: branchState(ancestry.get(name) ?? 'unknown'), ...shas })),
  ...differingTags.map(({ name, ...shas }) => ({ name: shown(name), state: 'different' as const, ...shas })),
  ...missing.map(({ name, sourceSha }) => ({ name: shown(name), state: 'missing' as const, sourceSha, targetSha: null })),
  ...extra.map(({ name, targetSha }) => ({ name: shown(name), state: 'extra' as const, sourceSha: null, targetSha })),
];

const shown = (name: string): string => name.slice(0, MOST_CHARACTERS);
