import type { JobId } from '../../../src-preload/contract/ids.ts';
import { hrefOf } from '../../state/route.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { JobControls } from './job-controls.tsx';
import { JobProgress } from './job-progress.tsx';
import styles from './jobs.module.css';
import { useJob } from './use-job.ts';

/** The job that works on what is in sight, with its progress and what can be done with it. */
export const JobStrip = ({ jobId }: { jobId: JobId }) => {
  const job = useJob(jobId);
  if (job.data === undefined) return job.error === null ? null : <FailureNotice failure={job.error.failure} title="The job could not be read" onRetry={() => void job.refetch()} />;
  return (
    <div className={styles['strip']}>
      <JobProgress job={job.data} />
      <div className={styles['stripActions']}>
        <JobControls job={job.data} />
        <a href={hrefOf('jobs', { id: jobId })}>Open job {jobId}</a>
      </div>
      {job.data.failure === null ? null : <FailureNotice failure={job.data.failure} />}
    </div>
  );
};
