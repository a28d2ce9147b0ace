import { Button } from '@mantine/core';
import type { TransferRun } from '../../../src-preload/contract/models/transfer.ts';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { counted, figure } from '../../text/plural.ts';
import { isFinal, STEP } from '../../text/transfer-words.ts';
import styles from './run-progress.module.css';
import shared from './transfer.module.css';

const LOOK_MS = 400;
const NOT_YET = { step: 'opening', done: 0, total: 0 } as const;

/** How far the transfer of this kind is, and the way to stop it before it has changed anything; of another one that runs it tells nothing. */
export const RunProgress = ({ what, label }: { what: TransferRun['what']; label: string }) => {
  const running = useCall('transfer.running', {}, { every: LOOK_MS, goodFor: 0 }).data?.running ?? null;
  const cancel = useChange('transfer.cancel');
  const run = running?.what === what ? running : null;
  const { step, done, total } = run ?? NOT_YET;
  const shown = total === 0 ? STEP[step] : `${STEP[step]}: ${figure(Math.min(done, total))} of ${counted(total, 'row')}`;
  return (
    <div className={styles['run']} role="group" aria-label={label}>
      <div className={styles['line']}>
        <span role="status" className={styles['figures']}>{shown}</span>
        <span className={styles['gap']} />
        <Button variant="default" size="xs" disabled={run === null || isFinal(step)} loading={cancel.isPending} onClick={() => cancel.mutate({})}>Cancel</Button>
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
