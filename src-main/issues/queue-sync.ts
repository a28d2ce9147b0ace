import { z } from 'zod';
import { type JobId, MirrorId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import type { StoredJob } from '../store/job-store.ts';
import type { StoredMirror } from '../store/mirror-store.ts';
import { syncKey } from './sync-key.ts';

export const SyncInput = z.object({ mirrorId: MirrorId, cause: z.enum(['schedule', 'person', 'dry']) });
export type SyncInput = z.infer<typeof SyncInput>;

/** The run that is queued or was on its way already, or the one of another mirror between the same projects that keeps it from being queued. */
export type Queued = { jobId: JobId } | { heldBy: Pick<StoredJob, 'state' | 'mirrorId'> };

/** Queues a run. A dry run changes nothing and waits for nobody. */
export const queueSync = ({ store, clock }: Pick<Deps, 'store' | 'clock'>, mirror: StoredMirror, cause: SyncInput['cause']): Queued => {
  const uniqueKey = cause === 'dry' ? `issue-dry:${mirror.id}` : syncKey(mirror);
  const input: SyncInput = { mirrorId: mirror.id, cause };
  return store.transaction(() => {
    const jobId = store.jobs.enqueue({ kind: 'issue-sync', uniqueKey, mirrorId: mirror.id, input, background: cause === 'schedule', runAt: clock.now(), now: clock.now() });
    const job = store.jobs.get(jobId);
    return job.mirrorId === mirror.id ? { jobId } : { heldBy: job };
  });
};
