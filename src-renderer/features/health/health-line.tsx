import { Button } from '@mantine/core';
import type { HealthLine as Line } from '../../../src-preload/contract/models/overview.ts';
import { useChange } from '../../api/use-change.ts';
import { useDenied } from '../../api/use-may.ts';
import { hrefOf } from '../../state/route.ts';
import { findingFigures, findingWords, HEALTH_STATE } from '../../text/health-finding-words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import styles from './health.module.css';

const ResetBreaker = ({ instanceId, name }: { instanceId: number; name: string }) => {
  const reset = useChange('instances.resetBreaker');
  const denied = useDenied('instances.resetBreaker');
  return (
    <>
      <ActionButton variant="default" size="xs" denied={denied} label={`Try ${name} now`} loading={reset.isPending} onClick={() => reset.mutate({ instanceId })}>Try it now</ActionButton>
      {reset.error === null ? null : <FailureNotice failure={reset.error.failure} />}
    </>
  );
};

const FIX: Partial<Record<Line['area'], string>> = { instance: 'Open the instance', credentials: 'Open the expiries', clean_ups: 'Show what is left', schedule: 'Open', vault: 'Open the settings', backups: 'Open the backups' };

/** One finding: its state, what it means, its figures, and its way out. */
export const HealthLineView = ({ line }: { line: Line }) => {
  const { before, subject: about, after, whatNow } = findingWords(line);
  const figures = findingFigures(line);
  const { instanceId, subject, fix } = line;
  return (
    <li className={styles['line']} data-finding={line.what}>
      <span className={styles['state']}>{line.state === 'ok' ? 'In order' : <StatusBadge {...HEALTH_STATE[line.state]} />}</span>
      <span className={styles['words']}>
        <span>{before}{about === '' ? null : <strong className={styles['subject']}>{about}</strong>}{after}</span>
        {whatNow === '' ? null : <span className={styles['now']}>{whatNow}</span>}
        {figures === '' ? null : <span className={styles['figures']}>{figures}</span>}
      </span>
      <span className={styles['ways']}>
        {line.what === 'instance_resting' && instanceId !== null ? <ResetBreaker instanceId={instanceId} name={subject} /> : null}
        {fix === null ? null : <Button component="a" variant="default" size="xs" href={hrefOf(fix.screen, { id: fix.id, params: fix.params })} aria-label={`${FIX[line.area] ?? 'Open'}: ${subject === '' ? before : subject}`}>{FIX[line.area] ?? 'Open'}</Button>}
      </span>
    </li>
  );
};
