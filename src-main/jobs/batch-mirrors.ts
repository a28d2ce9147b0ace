import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { selectedMirrors } from '../mirrors/selected-mirrors.ts';
import { AppError } from '../rules/app-error.ts';
import { interleave } from '../rules/interleave.ts';
import type { NewJobItem } from '../store/store.ts';

type BatchDeps = Pick<Deps, 'store' | 'clock' | 'chance'>;

/** Dealt out over the instances that own the mirrors; one that is gone is told as such when its turn comes. */
const itemsOf = ({ store }: Pick<Deps, 'store'>, ids: readonly MirrorId[]): NewJobItem[] => {
  const owners = new Map(store.mirrors.owners(ids).map((mirror) => [mirror.id, mirror]));
  return interleave(ids, (id) => owners.get(id)?.ownerInstanceId ?? null).map((mirrorId) => ({ mirrorId, subject: owners.get(mirrorId)?.subject ?? `#${mirrorId}` }));
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
