import type { PairId } from '../../../src-preload/contract/ids.ts';
import type { Deps } from '../../deps.ts';
import type { HereMirror } from '../../rules/plans/configuration-steps.ts';

/** The mirrors of a pair as files tell them; those that are only being made or taken away are left out. */
export const exportedMirrors = ({ store }: Pick<Deps, 'store'>, pairId: PairId): HereMirror[] => {
  const { mirrors, issueSyncs, syncRules } = store;
  return mirrors.findMany(mirrors.idsOfPair(pairId)).filter(({ setup }) => setup === 'ready' || setup === 'rotating').map(({ id, sourcePath, targetPath, enabled, overrides }) => ({
    id, source: sourcePath, target: targetPath, enabled, overrides,
    issues: { options: issueSyncs.find(id)?.options ?? null, labels: syncRules.labels(id), people: syncRules.people(id) },
  }));
};
