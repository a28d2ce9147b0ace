import type { Job } from '../../src-preload/contract/models/job.ts';
import { figure } from './plural.ts';

/** While a job runs there is more to come: where nobody knows how much, what is done is no whole. */
export const isCounted = ({ processed, total }: Pick<Job['progress'], 'processed' | 'total'>, state: Job['state']): boolean => state !== 'running' || processed < total || total === 0;

/** `1,200 of 5,000`, or `1,200 so far`. */
export const progressWords = (progress: Pick<Job['progress'], 'processed' | 'total'>, state: Job['state']): string =>
  isCounted(progress, state) ? `${figure(progress.processed)} of ${figure(progress.total)}` : `${figure(progress.processed)} so far`;
