import type { JobId } from '../../../src-preload/contract/ids.ts';
import type { Job, JobDetail } from '../../../src-preload/contract/models/job.ts';
import { hrefOf } from '../../state/route.ts';
import { figure } from '../../text/plural.ts';
import { jobName } from '../../text/statuses.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { Panel, PanelSection } from '../../ui/panel.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { JobControls } from './job-controls.tsx';
import { JobItems } from './job-items.tsx';
import { JobProgress } from './job-progress.tsx';
import { MirrorName } from './mirror-name.tsx';
import { useJob } from './use-job.ts';

/** `refsEqual` → `Refs equal`. */
const resultLabel = (name: string): string => {
  const words = name.replace(/[_-]/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Jobs over many objects name each of them. */
const hasItems = ({ kind, progress }: Job): boolean => kind === 'batch' || kind === 'plan' || (progress.failed > 0 && (kind === 'verify-round' || kind === 'status-round'));

const JobFacts = ({ job }: { job: JobDetail }) => {
  const results = Object.entries(job.result ?? {});
  return (
    <>
      <PanelSection>
        <JobProgress job={job} />
        <JobControls job={job} />
        {job.failure === null ? null : <FailureNotice failure={job.failure} />}
        {job.planId === null ? null : <p><a href={hrefOf('plans', { id: job.planId })}>Open the plan</a></p>}
      </PanelSection>
      {results.length === 0 ? null : (
        <PanelSection title="Result"><KeyValue items={results.map(([name, value]) => ({ label: resultLabel(name), value: value === null ? 'none' : String(value) }))} /></PanelSection>
      )}
      <PanelSection title="Times">
        <KeyValue
          items={[
            { label: 'Created', value: <TimeText at={job.createdAt} /> },
            ...(job.state === 'queued' ? [{ label: 'Due', value: <TimeText at={job.runAt} /> }] : []),
            { label: 'Started', value: <TimeText at={job.startedAt} never="not yet" /> },
            { label: 'Ended', value: <TimeText at={job.finishedAt} never="not yet" /> },
            { label: 'Attempts', value: figure(job.attempts) },
          ]}
        />
      </PanelSection>
      {job.mirrorId === null ? null : <PanelSection title="Mirror"><MirrorName id={job.mirrorId} /></PanelSection>}
      {hasItems(job) ? <JobItems job={job} /> : null}
    </>
  );
};

/** One job with its steps, result and failure. */
export const JobPanel = ({ id, onClose }: { id: JobId; onClose: () => void }) => {
  const job = useJob(id);
  const title = job.data === undefined ? `Job ${id}` : jobName(job.data);
  return (
    <Panel title={title} label={`Job ${id}`} subtitle={`Job ${id}`} onClose={onClose}>
      {job.data === undefined ? null : <JobFacts job={job.data} />}
      {job.isPending ? <SkeletonRows label="Loading job" /> : null}
      {job.error === null ? null : <PanelSection><FailureNotice failure={job.error.failure} onRetry={() => void job.refetch()} /></PanelSection>}
    </Panel>
  );
};
