import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { useDenied } from '../../api/use-may.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Section } from './section.tsx';
import styles from './transfer.module.css';

/** Whether this machine works by itself, and the word that lets it. */
export const WhoWrites = () => {
  const background = useCall('background.get', {}, { keepPrevious: true });
  const resume = useChange('background.resume');
  const denied = useDenied('background.resume');
  if (background.data === undefined) return background.error === null ? null : <FailureNotice failure={background.error.failure} onRetry={() => void background.refetch()} />;
  const isPaused = background.data.heldBy === 'person';
  return (
    <Section title="Who writes">
      <p><Tag tone={isPaused ? 'warn' : 'ok'}>{isPaused ? 'This machine is paused' : 'This machine writes'}</Tag></p>
      <p className={styles['quiet']}>
        {isPaused
          ? 'Nothing is renewed, copied or repaired by this machine until you say so. Stop the application on every other machine with the same mirrors first: two that both write undo each other’s work.'
          : 'It renews credentials, copies issues and repairs what a crash left. Another machine with the same mirrors has to be paused or stopped.'}
      </p>
      {isPaused ? <div className={styles['buttons']}><ActionButton denied={denied} loading={resume.isPending} onClick={() => resume.mutate({})}>This machine writes from now</ActionButton></div> : null}
      {resume.error === null ? null : <FailureNotice failure={resume.error.failure} title="This machine stays paused" />}
    </Section>
  );
};
