import { useState } from 'react';
import type { IssueRunId } from '../../../src-preload/contract/ids.ts';
import type { IssueRun, IssueRunItem, IssueSync } from '../../../src-preload/contract/models/issue-sync.ts';
import { useCall } from '../../api/use-call.ts';
import { useDenied } from '../../api/use-may.ts';
import { hrefOf } from '../../state/route.ts';
import { estimateWords, ISSUE_ACTION, notKeptWords, RUN_CAUSE, runSentence } from '../../text/issue-words.ts';
import { counted } from '../../text/plural.ts';
import { duration, fullTime } from '../../text/time.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { FilterChip } from '../../ui/filter-chip.tsx';
import { Panel, PanelSection } from '../../ui/panel.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { JobStateView } from '../jobs/job-state.tsx';
import shared from './issues.module.css';
import styles from './run.module.css';
import { RunItems } from './run-items.tsx';
import type { SyncActions } from './use-sync-actions.ts';

/** The runs are read with the list beside the panel; the newest of them are enough to find one again. */
const LATEST = 500;

type Action = IssueRunItem['action'];

const ACTIONS: readonly Action[] = ['create', 'update', 'adopt', 'delete', 'skip', 'fail'];

const subtitleOf = ({ cause, startedAt, finishedAt }: IssueRun): string =>
  [...(cause === 'dry' ? [] : [RUN_CAUSE[cause]]), fullTime(startedAt), ...(finishedAt === null ? [] : [duration(finishedAt - startedAt)])].join(', ');

const Summary = ({ run, sync, actions }: { run: IssueRun; sync: IssueSync; actions: SyncActions }) => {
  const estimate = run.cause === 'dry' ? estimateWords(run) : null;
  const lost = notKeptWords(run);
  const denied = useDenied('issueSync.run');
  return (
    <PanelSection>
      <JobStateView state={run.state} />
      <p>{run.finishedAt === null ? `${counted(run.listed, 'issue')} looked at so far.` : runSentence(run)}{estimate === null ? '' : ` ${estimate}`}</p>
      {lost === null ? null : <p>{lost} <a href={hrefOf('issues', { id: sync.mirrorId, params: { tab: 'options' } })}>Why</a></p>}
      {run.failure === null ? null : <FailureNotice failure={run.failure} />}
      {run.cause === 'dry' && run.finishedAt !== null && run.failure === null ? (
        <div className={shared['buttons']}>
          <ActionButton variant="default" denied={denied} disabled={!sync.enabled || sync.jobId !== null} loading={actions.starting === 'run'} onClick={() => actions.start('run')}>Run now</ActionButton>
        </div>
      ) : null}
    </PanelSection>
  );
};

type RunPanelProps = { runId: IssueRunId; /** As the list had it when it was opened: it may be older than the newest runs. */ known: IssueRun | null; sync: IssueSync; actions: SyncActions; onClose: () => void };

/** One run: what it did, or what a dry run found that one would do, and each issue with the reason. */
export const RunPanel = ({ runId, known, sync, actions, onClose }: RunPanelProps) => {
  const runs = useCall('issueSync.history', { mirrorId: sync.mirrorId, limit: LATEST });
  const [action, setAction] = useState<Action | undefined>(undefined);
  const run = runs.data?.items.find(({ id }) => id === runId) ?? (known?.id === runId ? known : undefined);
  if (run === undefined) {
    return (
      <Panel title="Run" label="Run" onClose={onClose}>
        {runs.error === null ? runs.data === undefined ? <SkeletonRows rows={8} label="Loading run" /> : <PanelSection><FailureNotice failure={{ code: 'not_found', kind: 'issue_run' }} /></PanelSection> : <PanelSection><FailureNotice failure={runs.error.failure} onRetry={() => void runs.refetch()} /></PanelSection>}
      </Panel>
    );
  }
  const dry = run.cause === 'dry';
  return (
    <Panel title={dry ? 'Dry run' : 'Run'} label={dry ? 'Dry run' : 'Run'} subtitle={subtitleOf(run)} onClose={onClose}>
      <div className={styles['panel']}>
        <Summary run={run} sync={sync} actions={actions} />
        <div className={styles['itemsBar']}>
          <FilterChip label="Action" options={ACTIONS.map((value) => ({ value, label: dry ? ISSUE_ACTION[value].planned : ISSUE_ACTION[value].done }))} value={action} onChange={setAction} />
        </div>
        <RunItems key={action ?? ''} runId={runId} dry={dry} action={action} />
      </div>
    </Panel>
  );
};
