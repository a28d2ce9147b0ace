import type { MirrorId } from '../../../src-preload/contract/ids.ts';
import { useCall } from '../../api/use-call.ts';
import { hrefOf } from '../../state/route.ts';
import { counted, figure } from '../../text/plural.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { PanelSection } from '../../ui/panel.tsx';
import { SkeletonText } from '../../ui/skeleton-rows.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { SyncState } from '../issues/sync-state.tsx';

/** How the mirror's issues are copied, in short, and the way to their own page. */
export const MirrorIssues = ({ mirrorId }: { mirrorId: MirrorId }) => {
  const { data: sync, error, refetch } = useCall('issueSync.get', { mirrorId });
  const known = sync !== undefined && (sync.enabled || sync.lastRun !== null || sync.links > 0);
  const problems = sync === undefined || sync.problems === 0 ? 'none' : <a href={hrefOf('issues', { id: mirrorId, params: { tab: 'problems' } })}>{counted(sync.problems, 'problem')}</a>;
  return (
    <PanelSection title="Issues" actions={<a href={hrefOf('issues', { id: mirrorId })}>Open issue sync</a>}>
      {error === null ? null : <FailureNotice failure={error.failure} title="The issue sync could not be read" onRetry={() => void refetch()} />}
      {sync === undefined && error === null ? <SkeletonText /> : null}
      {sync === undefined ? null : (
        <KeyValue
          items={[
            { label: 'Issue sync', value: <SyncState sync={sync} /> },
            ...(known ? [{ label: 'Last run', value: <TimeText at={sync.lastRun?.startedAt ?? null} /> }, { label: 'Copies', value: figure(sync.links) }, { label: 'Problems', value: problems }] : []),
          ]}
        />
      )}
    </PanelSection>
  );
};
