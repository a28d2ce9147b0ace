import { useCall } from '../../api/use-call.ts';
import { hrefOf } from '../../state/route.ts';
import { figure } from '../../text/plural.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { HistoryList } from '../../ui/history-list.tsx';
import { PanelSection } from '../../ui/panel.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import styles from './mirror-panel.module.css';

const SHOWN = 20;

/** What happened to the mirror, newest first. */
export const MirrorHistory = ({ mirrorId }: { mirrorId: number }) => {
  const { data, error, refetch } = useCall('activity.list', { mirrorId, limit: SHOWN });
  return (
    <PanelSection title="History">
      {error === null ? null : <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <SkeletonRows rows={3} height={24} /> : null}
      {data === undefined ? null : <HistoryList entries={data.items} />}
      {data === undefined || data.total <= SHOWN ? null : <p className={styles['more']}>The newest {SHOWN} of {figure(data.total)}; <a href={hrefOf('activity')}>Activity</a> has all.</p>}
    </PanelSection>
  );
};
