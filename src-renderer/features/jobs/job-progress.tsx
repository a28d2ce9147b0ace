import type { Job } from '../../../src-preload/contract/models/job.ts';
import { figure } from '../../text/plural.ts';
import { remainingWords } from '../../text/remaining.ts';
import styles from './jobs.module.css';
import { JobStateView } from './job-state.tsx';
import { useLiveJob } from './use-job.ts';

const share = (part: number, total: number): string => `${total === 0 ? 0 : (100 * part) / total}%`;

/** State, bar, counts and remaining time of one job; it follows the job live. */
export const JobProgress = ({ job }: { job: Job }) => {
  const { progress, state, remaining } = useLiveJob(job);
  const { total, processed, succeeded, failed, skipped } = progress;
  const counts = [`${figure(succeeded)} done`, ...(failed > 0 ? [`${figure(failed)} failed`] : []), ...(skipped > 0 ? [`${figure(skipped)} skipped`] : [])];
  return (
    <div className={styles['progress']}>
      <div className={styles['line']}>
        <JobStateView state={state} />
        <span className={styles['figures']}>{`${figure(processed)} of ${figure(total)}`}</span>
        {remaining === null ? null : <span className={styles['quiet']}>{remainingWords(remaining)}</span>}
      </div>
      <div role="progressbar" aria-label="Progress" aria-valuemin={0} aria-valuemax={total} aria-valuenow={processed} aria-valuetext={`${figure(processed)} of ${figure(total)}`} className={styles['bar']}>
        <span className={styles['done']} style={{ width: share(succeeded, total) }} />
        <span className={styles['skipped']} style={{ width: share(skipped, total) }} />
        <span className={styles['failed']} style={{ width: share(failed, total) }} />
      </div>
      <p className={styles['quiet']}>{counts.join(', ')}</p>
    </div>
  );
};
