import { useState } from 'react';
import type { IssueSync } from '../../../src-preload/contract/models/issue-sync.ts';
import { useDenied } from '../../api/use-may.ts';
import { hrefOf } from '../../state/route.ts';
import { counted } from '../../text/plural.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { FittedPath } from '../../ui/fitted-path.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useNow } from '../../ui/use-now.ts';
import { JobStrip } from '../jobs/job-strip.tsx';
import shared from './issues.module.css';
import styles from './sync-head.module.css';
import { RemoveSyncDialog } from './remove-sync-dialog.tsx';
import { SyncState } from './sync-state.tsx';
import { SyncSwitch } from './sync-switch.tsx';
import type { SyncActions } from './use-sync-actions.ts';

/** When it runs next by itself; a moment that has passed means that the schedule comes to it now. */
const Next = ({ at }: { at: number }) => {
  const due = useNow() >= at;
  return <span className={shared['quiet']}>{due ? 'due now' : <>next <TimeText at={at} /></>}</span>;
};

const Facts = ({ sync }: { sync: IssueSync }) => (
  <p className={styles['facts']}>
    <SyncState sync={sync} />
    <span className={shared['quiet']}>{counted(sync.links, 'copy', 'copies')}</span>
    {sync.lastRun === null ? null : <span className={shared['quiet']}>last run <TimeText at={sync.lastRun.startedAt} /></span>}
    {sync.enabled && sync.jobId === null && sync.nextRunAt !== null ? <Next at={sync.nextRunAt} /> : null}
  </p>
);

type SyncHeadProps = { sync: IssueSync; actions: SyncActions; /** Something on the screen is not saved yet: a run would not know of it. */ unsaved: boolean };

/** Which projects, how it stands, whether it is on, what can be done, and the job that runs. */
export const SyncHead = ({ sync, actions, unsaved }: SyncHeadProps) => {
  const deniedRun = useDenied('issueSync.run');
  const deniedRemove = useDenied('issueSync.remove');
  const [removing, setRemoving] = useState(false);
  const idle = sync.jobId === null;
  const failure = idle ? (sync.lastRun?.failure ?? null) : null;
  return (
    <header aria-label="Sync" className={styles['head']}>
      <div className={styles['line']}>
        <h2 className={styles['ends']}><FittedPath path={sync.sourcePath} /><span aria-label="to">→</span><FittedPath path={sync.targetPath} /></h2>
        <a href={hrefOf('issues')}>All syncs</a>
        <a href={hrefOf('mirrors', { id: sync.mirrorId })}>Open mirror</a>
      </div>
      <div className={styles['line']}>
        <Facts sync={sync} />
        <SyncSwitch mirrorId={sync.mirrorId} />
        <div className={styles['actions']} role="group" aria-label="Actions">
          <ActionButton variant="default" denied={deniedRun} disabled={!idle} loading={actions.starting === 'dry'} onClick={() => actions.start('dry')}>Dry run</ActionButton>
          <ActionButton variant="default" denied={deniedRemove} disabled={!idle || (sync.baselineAt === null && sync.links === 0)} onClick={() => setRemoving(true)}>Remove sync</ActionButton>
        </div>
      </div>
      {unsaved ? <p role="status" className={shared['quiet']}>Changes below are not saved yet; a run does not know of them.</p> : null}
      {actions.problem === null ? null : <FailureNotice failure={actions.problem.failure} title={actions.problem.title} />}
      {sync.jobId === null ? null : <JobStrip jobId={sync.jobId} />}
      {failure === null ? null : <FailureNotice failure={failure} title="The last run did not end well" />}
      {removing ? <RemoveSyncDialog sync={sync} onClose={() => setRemoving(false)} /> : null}
    </header>
  );
};
