import { useState } from 'react';
import type { Mirror } from '../../../src-preload/contract/models/mirror.ts';
import { useCall } from '../../api/use-call.ts';
import { useDenied } from '../../api/use-may.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Panel, PanelSection } from '../../ui/panel.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { MirrorComparison } from './mirror-comparison.tsx';
import { MirrorCredential } from './mirror-credential.tsx';
import { MirrorDiagnosis } from './mirror-diagnosis.tsx';
import { MirrorHistory } from './mirror-history.tsx';
import { MirrorIssues } from './mirror-issues.tsx';
import { MirrorSettings } from './mirror-settings.tsx';
import { MirrorSides } from './mirror-sides.tsx';
import { MirrorState } from './mirror-state.tsx';
import { MirrorToDo } from './mirror-to-do.tsx';
import { isWorkingUnwatched, useFollowing } from './use-following.ts';
import type { MirrorActions } from './use-mirror-actions.ts';

type MirrorPanelProps = { mirrorId: number; actions: MirrorActions; onRemove: (mirror: Mirror) => void; onClose: () => void };

/** One mirror: state and why, what is wrong, what to do, both sides, what was compared, settings, credential, issue sync, history. It follows the mirror live. */
export const MirrorPanel = ({ mirrorId, actions, onRemove, onClose }: MirrorPanelProps) => {
  const denied = useDenied('mirrors.remove');
  const { data: mirror, isError, error, refetch } = useCall('mirrors.get', { mirrorId });
  const [editing, setEditing] = useState(false);
  useFollowing(mirrorId, mirror !== undefined && isWorkingUnwatched(mirror));
  if (mirror === undefined) {
    return (
      <Panel title="Mirror" label="Mirror" onClose={onClose}>
        {isError ? <PanelSection><FailureNotice failure={error.failure} onRetry={() => void refetch()} /></PanelSection> : <SkeletonRows rows={10} />}
      </Panel>
    );
  }
  return (
    <Panel
      title={mirror.source.path}
      label={`Mirror ${mirror.source.path}`}
      onClose={onClose}
      footer={<ActionButton variant="default" denied={denied} disabled={mirror.setup !== 'ready'} onClick={() => onRemove(mirror)}>Remove mirror</ActionButton>}
    >
      <MirrorState mirror={mirror} />
      <MirrorDiagnosis mirror={mirror} state={actions.stateOf(mirror.id)} run={actions.run} onEditOverrides={() => setEditing(true)} />
      <MirrorToDo mirror={mirror} state={actions.stateOf(mirror.id)} run={actions.run} />
      <MirrorSides mirror={mirror} />
      <MirrorComparison mirror={mirror} />
      <MirrorSettings mirror={mirror} editing={editing} onEditing={setEditing} />
      <MirrorCredential mirror={mirror} />
      <MirrorIssues mirrorId={mirror.id} />
      <MirrorHistory mirrorId={mirrorId} />
    </Panel>
  );
};
