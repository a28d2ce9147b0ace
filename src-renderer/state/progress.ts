import { create } from 'zustand';
import type { EventPayload } from '../../src-preload/contract/events.ts';
import type { JobId } from '../../src-preload/contract/ids.ts';

type JobProgress = EventPayload<'progress'>;

/** The newest progress of each job that runs, by job id. Ended jobs leave it: their row in the store is the truth. */
export const useProgress = create<{ byJob: ReadonlyMap<JobId, JobProgress> }>(() => ({ byJob: new Map() }));

const ENDED: readonly JobProgress['state'][] = ['succeeded', 'partial', 'failed', 'cancelled'];

export const noteProgress = (progress: JobProgress): void =>
  useProgress.setState(({ byJob }) => {
    const next = new Map(byJob);
    if (ENDED.includes(progress.state)) next.delete(progress.id);
    else next.set(progress.id, progress);
    return { byJob: next };
  });
