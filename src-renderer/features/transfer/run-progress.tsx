import { Button } from '@mantine/core';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { counted, figure } from '../../text/plural.ts';
import { isFinal, STEP } from '../../text/transfer-words.ts';
import styles from './run-progress.module.css';
import shared from './transfer.module.css';

const LOOK_MS = 400;

/** How far the transfer is that runs now, and the way to stop it before it has changed anything. */
export const RunProgress = ({ label }: { label: string }) => {
  const run = useCall('transfer.running', {}, { every: LOOK_MS }).data?.running ?? null;
  const cancel = useChange('transfer.cancel');
  const step = run?.step ?? 'opening';
  const { done, total } = run ?? { done: 0, total: 0 };
  const shown = total === 0 ? STEP[step] : `${STEP[step]}: ${figure(Math.min(done, total))} of ${counted(total, 'row')}`;
  return (
    <div className={styles['run']} role="group" aria-label={label}>
      <div className={styles['line']}>
        <span role="status" className={styles['figures']}>{shown}</span>
        <span className={styles['gap']} />
        <Button variant="default" size="xs" disabled={isFinal(step)} loading={cancel.isPending} onClick={() => cancel.mutate({})}>Cancel</Button>
      </div>
      {total === 0 ? null : (
        <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={total} aria-valuenow={Math.min(done, total)} className={styles['track']}>
          <div className={styles['bar']} style={{ width: `${Math.min(100, (100 * done) / total)}%` }} />
        </div>
      )}
      {isFinal(step) ? <p className={shared['quiet']}>From here on it ends by itself: everything is as it was, or as it should be.</p> : null}
    </div>
  );
};
