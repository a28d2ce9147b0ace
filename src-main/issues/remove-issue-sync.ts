import type { JobId } from '../../src-preload/contract/ids.ts';
import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { endCancelled } from '../jobs/end-waiting.ts';
import { note } from '../journal/trail.ts';
import { titleOf } from '../mirrors/ends.ts';
import { AppError } from '../rules/app-error.ts';
import { applyOverrides } from '../rules/effective-settings.ts';

type RemoveDeps = Pick<Deps, 'store' | 'journal' | 'clock'>;

/** A run that waits does not come; one that works must be let end, or be cancelled, first. */
const endWaiting = (deps: RemoveDeps, jobId: JobId): void => {
  const job = deps.store.jobs.get(jobId);
  if (job.state === 'running') throw new AppError({ code: 'conflict', reason: 'being_changed' });
  endCancelled(deps, job);
};

/**
 * Forgets which issue is the copy of which, and turns the copying off, for this mirror alone where the pair has it on. The copies on
 * GitLab stay as they are. Fails `conflict` `being_changed` while a run works.
 */
export const removeIssueSync = (deps: RemoveDeps, { mirrorId }: ParsedInput<'issueSync.remove'>): Promise<Returned<'issueSync.remove'>> => {
  const { store, journal } = deps;
  return journal.onMirror(mirrorId, () =>
    Promise.resolve(store.transaction(() => {
      const mirror = store.mirrors.stored(mirrorId);
      const { jobId } = store.issueSyncs.get(mirrorId);
      if (jobId !== null) endWaiting(deps, jobId);
      const issueSyncEnabled = mirror.defaults.issueSyncEnabled ? false : null;
      store.mirrors.update(mirrorId, { overrides: applyOverrides(mirror.overrides, { issueSyncEnabled }) });
      const { linksForgotten } = store.issueSyncs.remove(mirrorId);
      note(deps, { action: 'issue_sync.removed', pairId: mirror.pairId, mirrorId, subject: titleOf(mirror) });
      return { removed: true, linksForgotten };
    })));
};
