import type { PairId } from '../../src-preload/contract/ids.ts';
import type { ParsedInput } from '../../src-preload/contract/methods.ts';
import type { PairEnds } from '../store/overview-store.ts';
import { createJudge, type JudgedMirror, type JudgeDeps } from './judge-mirrors.ts';

type Query = Pick<ParsedInput<'overview.topology'>, 'pairId' | 'direction' | 'includeDisabled' | 'staleWarnHours' | 'staleErrorHours'>;

/** A pair with its mirrors that are asked for. */
export type FilledPair = { pair: PairEnds; mirrors: JudgedMirror[] };

/** The pairs that the filters leave, each with its judged mirrors; what is off goes where it is not wanted. */
export const filledPairs = (deps: JudgeDeps, query: Query, fits: (pair: PairEnds) => boolean = () => true): FilledPair[] => {
  const wanted = deps.store.overview
    .pairEnds()
    .filter((pair) => (query.pairId === undefined || pair.id === query.pairId) && (query.direction === undefined || pair.direction === query.direction) && fits(pair));
  const filled = new Map<PairId, FilledPair>(wanted.map((pair) => [pair.id, { pair, mirrors: [] }]));
  const judge = createJudge(deps, query);
  for (const mirror of deps.store.overview.seen()) {
    const ofPair = filled.get(mirror.pairId);
    if (ofPair === undefined) continue;
    const one = judge(mirror);
    if (query.includeDisabled || one.health !== 'off') ofPair.mirrors.push(one);
  }
  return [...filled.values()];
};
