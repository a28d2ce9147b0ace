import { useState } from 'react';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import type { InstanceRest } from '../../../src-preload/contract/models/background.ts';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { useDenied } from '../../api/use-may.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import styles from './jobs.module.css';
import { MaintenanceDialog } from './maintenance-dialog.tsx';
import { PauseFor } from './pause-for.tsx';
import { restWords, windowWords } from './pause-words.ts';

type RowProps = { rest: InstanceRest; onMaintenance: () => void };

const Row = ({ rest, onMaintenance }: RowProps) => {
  const denied = useDenied('background.setRest');
  const change = useChange('background.setRest');
  const pause = (next: InstanceRest['pause']) => change.mutate({ instanceId: rest.instanceId, pause: next });
  return (
    <li className={styles['item']}>
      <p>{rest.name}</p>
      <p className={styles['quiet']}>{restWords(rest)}{rest.maintenance === null ? '' : `. Maintenance: ${windowWords(rest.maintenance)}`}</p>
      <div className={styles['rowButtons']}>
        <PauseFor subject={rest.name} isPaused={rest.pause !== null} denied={denied} busy={change.isPending} onPause={(until) => pause({ until })} onResume={() => pause(null)} />
        <ActionButton variant="default" size="compact-sm" denied={denied} label={`Maintenance of ${rest.name}`} onClick={onMaintenance}>Maintenance</ActionButton>
      </div>
      {change.error === null ? null : <FailureNotice failure={change.error.failure} title="The pause was not changed" />}
    </li>
  );
};

/** Each instance with its pause and its maintenance. */
export const InstanceRests = () => {
  const { data, error, refetch } = useCall('background.rests', { limit: LIMITS.pageSize });
  const [open, setOpen] = useState<InstanceRest | null>(null);
  if (error !== null) return <FailureNotice failure={error.failure} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={3} label="Loading instances" />;
  if (data.total === 0) return <p className={styles['quiet']}>There is no instance yet.</p>;
  return (
    <>
      <ul className={styles['items']} aria-label="Instances">{data.items.map((rest) => <Row key={rest.instanceId} rest={rest} onMaintenance={() => setOpen(rest)} />)}</ul>
      {open === null ? null : <MaintenanceDialog rest={open} onClose={() => setOpen(null)} />}
    </>
  );
};
