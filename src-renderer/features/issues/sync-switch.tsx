import type { MirrorId } from '../../../src-preload/contract/ids.ts';
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
  const denied = useDenied('issueSync.configure');
  const error = mirror.error ?? pair.error;
  if (error !== null) return <FailureNotice failure={error.failure} title="The mirror could not be read" />;
  if (mirror.data === undefined || pair.data === undefined) return <SkeletonText width="240px" />;
  const { desired, setup } = mirror.data;
  const asked = change.isPending ? change.variables.enabled : undefined;
  return (
    <div>
      <OverrideChoice
        label="Issue sync"
        value={asked === undefined ? desired.overrides.issueSyncEnabled : asked}
        inherited={pair.data.issueSyncEnabled}
        disabled={setup !== 'ready' || denied !== null || change.isPending}
        onChange={(enabled) => change.mutate({ mirrorId, enabled })}
      />
      {change.error === null ? null : <FailureNotice failure={change.error.failure} title="Issue sync was not switched" />}
    </div>
  );
};
