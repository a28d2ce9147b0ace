import type { PairId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import { forgetMirror, removeMirror } from './remove-mirror.ts';

/** Takes the mirrors of pairs along when these go: removed on GitLab too, or only forgotten here. */
export const takeMirrorsAlong = async (
  deps: Pick<Deps, 'store' | 'journal' | 'clock'>,
  pairIds: readonly PairId[],
  whatTo: 'refuse' | 'remove' | 'forget',
): Promise<{ cleanUpsLeft: number }> => {
  let cleanUpsLeft = 0;
  for (const mirrorId of pairIds.flatMap((pairId) => deps.store.mirrors.idsOfPair(pairId))) {
    if (whatTo === 'remove') cleanUpsLeft += (await removeMirror(deps, { mirrorId })).cleanUpsLeft;
    else deps.store.transaction(() => void forgetMirror(deps, mirrorId));
  }
  return { cleanUpsLeft };
};
