import type { Job } from '../../../src-preload/contract/models/job.ts';
import { figure } from '../../text/plural.ts';
import { isCounted, progressWords } from '../../text/progress-words.ts';
import { Tag } from '../../ui/tag.tsx';
import { useLiveJob } from './use-job.ts';

/** Processed and total of a row's job, and how many failed; it follows the job live. A job that is one step has none. */
export const JobCounts = ({ job }: { job: Job }) => {
  const { progress, state } = useLiveJob(job);
  const { processed, total, failed } = progress;
  if (total === 0) return null;
  return <>{failed > 0 ? <Tag tone="bad">{figure(failed)} failed</Tag> : null} {isCounted(progress, state) ? `${figure(processed)} / ${figure(total)}` : progressWords(progress, state)}</>;
};
