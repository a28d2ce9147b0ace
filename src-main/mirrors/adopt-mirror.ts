import type { MirrorId, PairId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import { note } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';
import type { AdoptDetail } from '../rules/plans/adopt-steps.ts';
import { titleOf } from './ends.ts';
import { isHere } from './is-here.ts';

/** Takes a mirror that GitLab has into a pair, without asking or changing GitLab. Its credential stays unknown. Call inside of a transaction. */
export const adoptMirror = (deps: Pick<Deps, 'store' | 'clock'>, pairId: PairId, { source, target, gitlabMirrorId, enabled, overrides }: AdoptDetail): MirrorId => {
  const { store, clock } = deps;
  const { direction, sourceInstanceId, targetInstanceId } = store.pairs.get(pairId);
  const [ownerInstanceId, owner] = direction === 'push' ? [sourceInstanceId, source] : [targetInstanceId, target];
  if (isHere(deps, { direction, ownerInstanceId, ownerProjectId: owner.id, gitlabMirrorId }) || store.mirrors.findByProjects(pairId, source.id, target.id) !== null) throw new AppError({ code: 'conflict', reason: 'mirror_exists' });
  const row = { pairId, sourceProjectId: source.id, sourcePath: source.path, targetProjectId: target.id, targetPath: target.path, enabled, overrides };
  const mirrorId = store.mirrors.insert({ ...row, createdAt: clock.now() });
  store.mirrors.update(mirrorId, { setup: 'ready', gitlabMirrorId });
  note(deps, { action: 'mirror.adopted', pairId, mirrorId, subject: titleOf(row) });
  return mirrorId;
};
