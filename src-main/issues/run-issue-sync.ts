import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../rules/app-error.ts';
import { ensureSync } from './ensure-sync.ts';
import { assertOnlyCopier } from './only-copier.ts';
import { queueSync } from './queue-sync.ts';

/**
 * Queues a run now, or a dry run. Fails `conflict`: `issue_sync_off`, `being_changed` while the mirror is made or taken away,
 * `target_used_twice` where another mirror copies the same issues there, `issue_sync_reverse_runs` or `issue_sync_reverse_paused`
 * where a run of another mirror works between the projects or was paused there, with the name of its source.
 */
export const runIssueSync = (deps: Pick<Deps, 'store' | 'clock'>, { mirrorId, dryRun }: ParsedInput<'issueSync.run'>): Returned<'issueSync.run'> => {
  const { store } = deps;
  const mirror = store.mirrors.stored(mirrorId);
  if (!dryRun && !store.issueSyncs.get(mirrorId).enabled) throw new AppError({ code: 'conflict', reason: 'issue_sync_off' });
  if (mirror.setup === 'creating' || mirror.setup === 'removing') throw new AppError({ code: 'conflict', reason: 'being_changed' });
  if (!dryRun) assertOnlyCopier(deps, mirror);
  if (!dryRun) ensureSync(deps, mirrorId);
  const queued = queueSync(deps, mirror, dryRun ? 'dry' : 'person');
  if ('jobId' in queued) return queued;
  const { state, mirrorId: other } = queued.heldBy;
  const name = other === null ? undefined : store.mirrors.findStored(other)?.sourcePath;
  throw new AppError({ code: 'conflict', reason: state === 'paused' ? 'issue_sync_reverse_paused' : 'issue_sync_reverse_runs', ...(name === undefined ? {} : { name }) });
};
