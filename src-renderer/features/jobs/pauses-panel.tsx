import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { useDenied } from '../../api/use-may.ts';
import { HELD } from '../../text/held-words.ts';
import { localTime } from '../../text/time.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Panel, PanelSection } from '../../ui/panel.tsx';
import { InstanceRests } from './instance-rests.tsx';
import styles from './jobs.module.css';
import { PauseFor } from './pause-for.tsx';

const Everything = () => {
  const background = useCall('background.get', {}, { keepPrevious: true });
  const pause = useChange('background.pause');
  const resume = useChange('background.resume');
  const denied = useDenied('background.pause');
  if (background.data === undefined) return background.error === null ? null : <FailureNotice failure={background.error.failure} onRetry={() => void background.refetch()} />;
  const { heldBy, pausedUntil } = background.data;
  const failure = pause.error?.failure ?? resume.error?.failure ?? null;
  const words = heldBy === 'person' ? (pausedUntil === null ? 'Paused until resumed' : `Paused until ${localTime(pausedUntil)}`) : heldBy === null ? 'It goes on' : HELD[heldBy];
  return (
    <>
      <div className={styles['held']}>
        <span>{words}</span>
        <PauseFor subject="all background work" isPaused={heldBy === 'person'} denied={denied} busy={pause.isPending || resume.isPending} onPause={(until) => pause.mutate({ until })} onResume={() => resume.mutate({})} />
      </div>
      {failure === null ? null : <FailureNotice failure={failure} title="The pause was not changed" />}
    </>
  );
};

/** What rests and until when: all that the schedule does, or what it does with one instance. */
export const PausesPanel = ({ onClose }: { onClose: () => void }) => (
  <Panel title="Pauses and maintenance" label="Pauses and maintenance" onClose={onClose}>
    <PanelSection title="All background work"><Everything /></PanelSection>
    <PanelSection title="By instance">
      <p className={styles['quiet']}>A paused instance is left out of what goes on by itself. What a person starts is done all the same.</p>
      <InstanceRests />
    </PanelSection>
  </Panel>
);
