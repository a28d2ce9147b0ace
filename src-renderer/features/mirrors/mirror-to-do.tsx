import type { MirrorDetail } from '../../../src-preload/contract/models/mirror.ts';
import { useRights } from '../../api/use-may.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { PanelSection } from '../../ui/panel.tsx';
import styles from './mirror-panel.module.css';
import { ACTION_FAILED, type ActionState, type MirrorAction, type MirrorActions } from './use-mirror-actions.ts';

type MirrorToDoProps = { mirror: MirrorDetail; state: ActionState | null; run: MirrorActions['run'] };

/** What can be done, and why the last of it did not work. */
export const MirrorToDo = ({ mirror, state, run }: MirrorToDoProps) => {
  const running = state !== null && state.failure === null ? state.action : null;
  const ready = mirror.setup === 'ready';
  const deniedOf = useRights();
  const denied: Record<MirrorAction, string | null> = { trigger: deniedOf('mirrors.trigger'), verify: deniedOf('mirrors.verify'), refresh: deniedOf('mirrors.refresh') };
  const button = (action: MirrorAction, words: string, possible = true) => (
    <ActionButton variant="default" denied={denied[action]} disabled={!ready || !possible || (running !== null && running !== action)} loading={running === action} onClick={() => run(mirror.id, action)}>{words}</ActionButton>
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
