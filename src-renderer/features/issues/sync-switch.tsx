import type { MirrorId } from '../../../src-preload/contract/ids.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { useDenied } from '../../api/use-may.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { SkeletonText } from '../../ui/skeleton-rows.tsx';
import { OverrideChoice } from '../mirrors/override-choice.tsx';

/** On, off, or as the pair has it: the mirror's own word for issue sync. */
export const SyncSwitch = ({ mirrorId }: { mirrorId: MirrorId }) => {
  const mirror = useCall('mirrors.get', { mirrorId });
  const pair = useCall('pairs.get', { pairId: mirror.data?.pairId ?? 0 }, { enabled: mirror.data !== undefined });
  const change = useChange('issueSync.configure');
  const [shown, ask] = useAsked(mirror.data, mirror.data?.desired.overrides.issueSyncEnabled ?? null, change);
  const denied = useDenied('issueSync.configure');
  const error = mirror.error ?? pair.error;
  if (error !== null) return <FailureNotice failure={error.failure} title="The mirror could not be read" onRetry={() => void (mirror.error === null ? pair : mirror).refetch()} />;
  if (mirror.data === undefined || pair.data === undefined) return <SkeletonText width="240px" />;
  const { setup } = mirror.data;
  return (
    <div>
      <OverrideChoice
        label="Issue sync"
        value={shown}
        inherited={pair.data.issueSyncEnabled}
        disabled={setup !== 'ready' || denied !== null || change.isPending}
        onChange={(enabled) => {
          ask(enabled);
          change.mutate({ mirrorId, enabled });
        }}
      />
      {change.error === null ? null : <FailureNotice failure={change.error.failure} title="Issue sync was not switched" />}
    </div>
  );
};
