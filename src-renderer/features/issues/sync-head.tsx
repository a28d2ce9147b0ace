import type { IssueSync } from '../../../src-preload/contract/models/issue-sync.ts';
import { hrefOf } from '../../state/route.ts';
import { useUnsavedForms } from '../../state/unsaved.ts';
import { counted } from '../../text/plural.ts';
import { cx } from '../../ui/cx.ts';
import { DueText } from '../../ui/due-text.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { FittedPath } from '../../ui/fitted-path.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { JobStrip } from '../jobs/job-strip.tsx';
import shared from './issues.module.css';
import styles from './sync-head.module.css';
import { SyncState } from './sync-state.tsx';
import { SyncSwitch } from './sync-switch.tsx';
import type { SyncActions } from './use-sync-actions.ts';

const Facts = ({ sync }: { sync: IssueSync }) => (
  <p className={styles['facts']}>
    <SyncState sync={sync} />
    <span className={shared['quiet']}>{counted(sync.links, 'copy', 'copies')}</span>
    {sync.lastRun === null ? null : <span className={cx(shared['quiet'], styles['when'])}>last run: <TimeText at={sync.lastRun.startedAt} /></span>}
    {sync.enabled && sync.jobId === null && sync.nextRunAt !== null ? <span className={cx(shared['quiet'], styles['when'])}>next run: <DueText at={sync.nextRunAt} never="not planned" /></span> : null}
  </p>
);

type SyncHeadProps = { sync: IssueSync; actions: SyncActions };

/** Which projects, how it stands, whether it is on, and the job that runs. */
export const SyncHead = ({ sync, actions }: SyncHeadProps) => {
  const isUnsaved = useUnsavedForms(({ forms }) => forms.size > 0);
  const failure = sync.jobId === null ? (sync.lastRun?.failure ?? null) : null;
  return (
    <header aria-label="Sync" className={styles['head']}>
      <div className={styles['line']}>
        <h2 className={styles['ends']}><FittedPath path={sync.sourcePath} /><span aria-label="to">→</span><FittedPath path={sync.targetPath} /></h2>
        <p className={styles['ways']}>
          <a href={hrefOf('issues')}>All syncs</a>
          <a href={hrefOf('mirrors', { id: sync.mirrorId })}>Open mirror</a>
        </p>
      </div>
      <div className={styles['line']}>
        <Facts sync={sync} />
        <SyncSwitch mirrorId={sync.mirrorId} />
      </div>
      {isUnsaved ? <p role="status" className={shared['quiet']}>Changes below are not saved yet; a run does not know of them.</p> : null}
      {actions.problem === null ? null : <FailureNotice failure={actions.problem.failure} title={actions.problem.title} />}
      {sync.jobId === null ? null : <JobStrip jobId={sync.jobId} />}
      {failure === null ? null : <FailureNotice failure={failure} title="The last run did not end well" />}
    </header>
  );
};
