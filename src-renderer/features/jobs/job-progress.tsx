import type { JobDetail, JobOutlook } from '../../../src-preload/contract/models/job.ts';
import { hrefOf } from '../../state/route.ts';
import { JOB_HELD } from '../../text/held-words.ts';
import { outlookWords } from '../../text/outlook-words.ts';
import { figure } from '../../text/plural.ts';
import { isCounted, progressWords } from '../../text/progress-words.ts';
import { remainingWords } from '../../text/remaining.ts';
import { sentence } from '../../text/words.ts';
import { useNameOf } from '../../ui/failure-notice.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './jobs.module.css';
import { JobStateView } from './job-state.tsx';
import { useLiveJob } from './use-job.ts';

const share = (part: number, total: number): string => `${total === 0 ? 0 : (100 * part) / total}%`;

/** The limit that a job waits for. */
const Held = ({ outlook }: { outlook: JobOutlook }) => <p className={styles['quiet']}>{sentence(outlookWords(outlook, useNameOf(), useNow()))}</p>;

/** State, bar, counts and remaining time of one job, and what holds it up; it follows the job live. */
export const JobProgress = ({ job }: { job: JobDetail }) => {
  const { progress, state, remaining: bySpeed } = useLiveJob(job);
  const outlook = state === job.state ? job.outlook : null;
  const remaining = outlook?.remainingMs ?? bySpeed;
  const { total, processed, succeeded, failed, skipped } = progress;
  const known = isCounted(progress, state);
  const shown = known ? total : 0;
  const figures = progressWords(progress, state);
  const counts = [`${figure(succeeded)} done`, ...(failed > 0 ? [`${figure(failed)} failed`] : []), ...(skipped > 0 ? [`${figure(skipped)} skipped`] : [])];
  return (
    <div className={styles['progress']}>
      <div className={styles['line']}>
        <JobStateView state={state} />
        <span className={styles['figures']}>{figures}</span>
        <span className={styles['quiet']}>{counts.join(', ')}</span>
        {remaining === null ? null : <span className={styles['quiet']}>{remainingWords(remaining)}</span>}
      </div>
      <div role="progressbar" aria-label="Progress" aria-valuemin={0} aria-valuetext={figures} {...(known ? { 'aria-valuemax': total, 'aria-valuenow': processed } : {})} className={styles['bar']}>
        <span className={styles['done']} style={{ width: share(succeeded, shown) }} />
        <span className={styles['skipped']} style={{ width: share(skipped, shown) }} />
        <span className={styles['failed']} style={{ width: share(failed, shown) }} />
      </div>
      {outlook === null ? null : <Held outlook={outlook} />}
      {job.heldBy === null || state !== job.state ? null : <p className={styles['quiet']}>{JOB_HELD[job.heldBy]} {job.heldBy === 'claim' ? <a href={hrefOf('transfer')}>See who writes</a> : null}</p>}
    </div>
  );
};
