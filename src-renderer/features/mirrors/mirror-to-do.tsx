import { Button } from '@mantine/core';
import type { MirrorDetail } from '../../../src-preload/contract/models/mirror.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { PanelSection } from '../../ui/panel.tsx';
import styles from './mirror-panel.module.css';
import { ACTION_FAILED, type ActionState, type MirrorAction, type MirrorActions } from './use-mirror-actions.ts';

type MirrorToDoProps = { mirror: MirrorDetail; state: ActionState | null; run: MirrorActions['run'] };

/** What can be done, and why the last of it did not work. */
export const MirrorToDo = ({ mirror, state, run }: MirrorToDoProps) => {
  const running = state !== null && state.failure === null ? state.action : null;
  const ready = mirror.setup === 'ready';
  const button = (action: MirrorAction, words: string, possible = true) => (
    <Button variant="default" disabled={!ready || !possible || (running !== null && running !== action)} loading={running === action} onClick={() => run(mirror.id, action)}>{words}</Button>
  );
  return (
    <PanelSection>
      <div className={styles['actions']} role="group" aria-label="Actions">
        {button('trigger', 'Trigger', mirror.desired.enabled)}
        {button('verify', 'Compare both sides')}
        {button('refresh', 'Refresh')}
      </div>
      {state === null || state.failure === null ? null : (
        <div className={styles['failure']}>
          <FailureNotice failure={state.failure} title={ACTION_FAILED[state.action]} onRetry={() => run(mirror.id, state.action)} />
        </div>
      )}
    </PanelSection>
  );
};
