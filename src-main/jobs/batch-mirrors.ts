import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { selectedMirrors } from '../mirrors/selected-mirrors.ts';
import { AppError } from '../rules/app-error.ts';
import type { NewJobItem } from '../store/job-store.ts';

type BatchDeps = Pick<Deps, 'store' | 'clock' | 'chance'>;

/** One that is gone is told as such when its turn comes. */
const itemsOf = ({ store }: Pick<Deps, 'store'>, ids: readonly MirrorId[]): NewJobItem[] => {
  const subjects = new Map(store.mirrors.subjects(ids).map(({ id, subject }) => [id, subject]));
  return ids.map((mirrorId) => ({ mirrorId, subject: subjects.get(mirrorId) ?? `#${mirrorId}` }));
};

/** Queues one action on many mirrors, as they are found now. Fails `not_found` where the selection is empty. */
export const batchMirrors = (deps: BatchDeps, { action, select }: ParsedInput<'mirrors.batch'>): Returned<'mirrors.batch'> => {
  const { store, clock, chance } = deps;
  return store.transaction(() => {
    const { ids, leftOut } = selectedMirrors(deps, select);
    if (ids.length === 0) throw new AppError({ code: 'not_found', kind: 'mirror' });
    const now = clock.now();
    const jobId = store.jobs.enqueue({ kind: 'batch', action, uniqueKey: `batch:${chance.uid()}`, mirrorId: null, input: {}, runAt: now, now });
    store.jobItems.add(jobId, itemsOf(deps, ids));
    store.jobs.progress(jobId, { total: ids.length, processed: 0, succeeded: 0, failed: 0, skipped: 0 });
    return { jobId, total: ids.length, leftOut };
  });
};
