import type { MirrorId } from '../../src-preload/contract/ids.ts';
import { LIMITS } from '../../src-preload/contract/limits.ts';
import type { MirrorSelection } from '../../src-preload/contract/models/mirror.ts';
import type { Deps } from '../deps.ts';
import { credentialClock } from './now.ts';

/** The mirrors of a selection at this moment, at most `LIMITS.selection` of them, and how many that leaves out. */
export const selectedMirrors = (deps: Pick<Deps, 'store' | 'clock'>, select: MirrorSelection): { ids: MirrorId[]; leftOut: number } => {
  if ('mirrorIds' in select) return { ids: [...new Set(select.mirrorIds)], leftOut: 0 };
  const { ids, total } = deps.store.mirrors.idsOf(select.filter, credentialClock(deps), LIMITS.selection);
  return { ids, leftOut: total - ids.length };
};
