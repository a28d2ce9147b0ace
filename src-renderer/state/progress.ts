import { create } from 'zustand';
import type { EventPayload } from '../../src-preload/contract/events.ts';
import type { JobId } from '../../src-preload/contract/ids.ts';
import { type Sample, withSample } from '../text/remaining.ts';

type JobProgress = EventPayload<'progress'> & {
  /** How far it was lately, for the remaining time. */
  samples: readonly Sample[];
};

/** The newest progress of each job that runs, by job id. Ended jobs leave it: their row in the store is the truth. */
export const useProgress = create<{ byJob: ReadonlyMap<JobId, JobProgress> }>(() => ({ byJob: new Map() }));

const ENDED: readonly JobProgress['state'][] = ['succeeded', 'partial', 'failed', 'cancelled'];

/** Takes an event in; `at` in ms since 1970 is when it came. A pause is no speed: the samples begin anew after it. */
export const noteProgress = (progress: EventPayload<'progress'>, at: number = Date.now()): void =>
  useProgress.setState(({ byJob }) => {
    const next = new Map(byJob);
    const samples = progress.state === 'running' ? withSample(byJob.get(progress.id)?.samples ?? [], { at, processed: progress.progress.processed }) : [];
    if (ENDED.includes(progress.state)) next.delete(progress.id);
    else next.set(progress.id, { ...progress, samples });
    return { byJob: next };
  });
