import { createHash } from 'node:crypto';
import type { PairId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import type { PlannedMirror } from '../rules/plans/mirror-steps.ts';

const digest = (facts: unknown): string => createHash('sha256').update(JSON.stringify(facts)).digest('base64url');

/** Stands for all that a step for the mirror was drawn up from; another one means that the plan is old. */
export const fingerprintOfMirror = (mirror: PlannedMirror): string => digest(mirror);

/** The same for a pair: what its mirrors would get, and between which instances. */
export const fingerprintOfPair = ({ store }: Pick<Deps, 'store'>, pairId: PairId): string => {
  const { name: _shown, description: _too, mirrors: _count, reversePairIds: _others, ...pair } = store.pairs.get(pairId);
  return digest(pair);
};
