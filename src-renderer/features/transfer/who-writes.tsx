import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { useDenied } from '../../api/use-may.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { SkeletonText } from '../../ui/skeleton-rows.tsx';
import { Tag } from '../../ui/tag.tsx';
import { ClaimSetupDialog } from './claim-setup-dialog.tsx';
import { ClaimView } from './claim-view.tsx';
import { Section } from './section.tsx';
import styles from './transfer.module.css';

/** Without a claim only people can see to it that one machine writes: this one is paused, or works. */
const ByPeople = ({ paused }: { paused: boolean }) => {
  const resume = useChange('background.resume');
  const denied = useDenied('background.resume');
  const deniedClaim = useDenied('claim.turnOn');
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <p><Tag tone={paused ? 'warn' : 'ok'}>{paused ? 'This machine is paused' : 'This machine writes'}</Tag></p>
      <p className={styles['quiet']}>
        {paused
          ? 'Nothing is renewed, copied or repaired by this machine until you say so. Stop the application on every other machine with the same mirrors first: two that both write undo each other’s work.'
          : 'It renews credentials, copies issues and repairs what a crash left. Another machine with the same mirrors has to be paused or stopped: without a claim nothing keeps both from writing.'}
      </p>
      <div className={styles['buttons']}>
        {paused ? <ActionButton denied={denied} loading={resume.isPending} onClick={() => resume.mutate({})}>This machine writes from now</ActionButton> : null}
        <ActionButton variant="default" denied={deniedClaim} onClick={() => setIsAsking(true)}>Keep a claim on GitLab</ActionButton>
      </div>
      {resume.error === null ? null : <FailureNotice failure={resume.error.failure} title="This machine stays paused" />}
      {isAsking ? <ClaimSetupDialog onClose={() => setIsAsking(false)} /> : null}
    </>
  );
};

/** Which of several machines with the same mirrors writes to GitLab, and the word that makes it this one. */
export const WhoWrites = () => {
  const claim = useCall('claim.get', {}, { keepPrevious: true });
  const background = useCall('background.get', {}, { keepPrevious: true });
  const failed = [claim, background].find(({ error }) => error !== null);
  const paused = background.data?.heldBy === 'person';
  return (
    <Section title="Who writes">
      {failed?.error === null || failed === undefined ? null : <FailureNotice failure={failed.error.failure} onRetry={() => void failed.refetch()} />}
      {claim.data === undefined || background.data === undefined ? (failed === undefined ? <SkeletonText /> : null) : claim.data.state === 'off' ? <ByPeople paused={paused} /> : <ClaimView claim={claim.data} paused={paused} />}
    </Section>
  );
};
