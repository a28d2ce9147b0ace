import type { JobId } from '../../../src-preload/contract/ids.ts';
import type { Job } from '../../../src-preload/contract/models/job.ts';
import { useCall } from '../../api/use-call.ts';
import { useProgress } from '../../state/progress.ts';
import { figure } from '../../text/plural.ts';
import { JOB_KIND } from '../../text/statuses.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { Panel, PanelSection } from '../../ui/panel.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { JobStateView } from './job-state.tsx';
import { MirrorName } from './mirror-name.tsx';

/** `refsEqual` → `Refs equal`. */
const resultLabel = (name: string): string => {
  const words = name.replace(/[_-]/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const JobFacts = ({ job }: { job: Job }) => {
  const live = useProgress((state) => state.byJob.get(job.id)?.progress);
  const { total, processed, succeeded, failed, skipped } = live ?? job.progress;
  const results = Object.entries(job.result ?? {});
  return (
    <>
      <PanelSection>
        <JobStateView state={job.state} />
        {job.failure === null ? null : <FailureNotice failure={job.failure} />}
      </PanelSection>
      <PanelSection title="Steps">
        <KeyValue items={[{ label: 'Processed', value: `${figure(processed)} of ${figure(total)}` }, { label: 'Done', value: figure(succeeded) }, { label: 'Failed', value: figure(failed) }, { label: 'Skipped', value: figure(skipped) }, { label: 'Attempts', value: figure(job.attempts) }]} />
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
          ]}
        />
      </PanelSection>
      {job.mirrorId === null ? null : <PanelSection title="Mirror"><MirrorName id={job.mirrorId} /></PanelSection>}
    </>
  );
};

/** One job with its steps, result and failure. */
export const JobPanel = ({ id, onClose }: { id: JobId; onClose: () => void }) => {
  const job = useCall('jobs.get', { jobId: id });
  const title = job.data === undefined ? `Job ${id}` : JOB_KIND[job.data.kind];
  return (
    <Panel title={title} label={`Job ${id}`} subtitle={`Job ${id}`} onClose={onClose}>
      {job.data === undefined ? null : <JobFacts job={job.data} />}
      {job.isPending ? <SkeletonRows label="Loading job" /> : null}
      {job.error === null ? null : <PanelSection><FailureNotice failure={job.error.failure} onRetry={() => void job.refetch()} /></PanelSection>}
    </Panel>
  );
};
