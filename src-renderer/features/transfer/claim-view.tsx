import { useState } from 'react';
import type { Output } from '../../../src-preload/contract/methods.ts';
import { useChange } from '../../api/use-change.ts';
import { useDenied } from '../../api/use-may.ts';
import { hrefOf } from '../../state/route.ts';
import { notWritingWords } from '../../text/claim-words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { KeepFocus } from '../../ui/keep-focus.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ReleaseDialog, TakeDialog, TurnOffDialog } from './claim-dialogs.tsx';
import styles from './transfer.module.css';

type Claim = Output<'claim.get'>;
type Place = Claim['places'][number];

/** The first place that this machine does not hold decides, as for the claim as a whole. */
const wordsOf = ({ state, until, places }: Claim, now: number): { title: string; body: string } => {
  if (state === 'off' || state === 'held') return { title: 'This machine writes', body: 'It has the claim and renews it every minute; every other machine with this configuration changes nothing.' };
  const holder = places.find((place) => place.state === state)?.holder ?? null;
  return notWritingWords({ code: 'not_writing', reason: state, holder: holder === null ? null : holder.name || holder.id, since: holder?.since ?? null, renewedAt: holder?.renewedAt ?? null, until }, now);
};

/** Given up here, and GitLab does not know it yet: that can be tried again. */
const isUntold = ({ state, failure }: Place): boolean => state === 'released' && failure !== null;

const PlaceFacts = ({ place }: { place: Place }) => {
  const { instanceId, instanceName, projectPath, holder, checkedAt, failure } = place;
  return (
    <>
      <KeyValue
        items={[
          { label: 'Kept in', value: <>a label of <span className={styles['mono']}>{projectPath}</span> on <a href={hrefOf('instances', { id: instanceId })}>{instanceName}</a></> },
          { label: 'Held by', value: holder === null ? 'nobody, as far as is known' : <>{holder.isThis ? 'this installation' : holder.name || `installation ${holder.id}`}, since <TimeText at={holder.since} />, renewed <TimeText at={holder.renewedAt} /></> },
          { label: 'GitLab answered', value: <TimeText at={checkedAt} never="not yet" /> },
        ]}
      />
      {failure === null ? null : <FailureNotice failure={failure} title={isUntold(place) ? `The claim was given up here, but ${instanceName} was not told: another machine has to wait until it has lapsed` : 'GitLab was not asked'} />}
    </>
  );
};

/** Which machine writes by the claim, and how it passes to this one. */
export const ClaimView = ({ claim, paused }: { claim: Claim; paused: boolean }) => {
  const check = useChange('claim.check');
  const denied = useDenied('claim.take');
  const deniedCheck = useDenied('claim.check');
  const now = useNow();
  const [asking, setAsking] = useState<'take' | 'release' | 'off' | null>(null);
  const close = () => setAsking(null);
  const { title, body } = wordsOf(claim, now);
  const writes = claim.writes && !paused;
  // Whose it is may not have been asked since the start: the dialog names who is pushed aside, so that is asked first.
  const askToTake = () => check.mutate({}, { onSettled: () => setAsking('take') });
  return (
    <>
      <p><Tag tone={writes ? 'ok' : 'warn'}>{claim.writes && paused ? 'This machine is paused' : title}</Tag></p>
      <p className={styles['quiet']}>{body}</p>
      {claim.places.map((place) => <PlaceFacts key={place.label} place={place} />)}
      <KeepFocus>
        <div className={styles['buttons']}>
          {writes || claim.state === 'waits' ? null : <ActionButton denied={denied} loading={check.isPending} onClick={askToTake}>This machine writes from now</ActionButton>}
          <ActionButton variant="default" denied={deniedCheck} loading={check.isPending} onClick={() => check.mutate({})}>Ask GitLab again</ActionButton>
          {claim.state === 'held' || claim.state === 'waits' || claim.places.some(isUntold) ? <ActionButton variant="default" denied={denied} onClick={() => setAsking('release')}>Give up claim</ActionButton> : null}
          <ActionButton variant="default" denied={denied} onClick={() => setAsking('off')}>Switch claim off</ActionButton>
        </div>
      </KeepFocus>
      {check.error === null ? null : <FailureNotice failure={check.error.failure} title="GitLab was not asked" />}
      {asking === 'take' ? <TakeDialog claim={check.data ?? claim} onClose={close} /> : null}
      {asking === 'release' ? <ReleaseDialog onClose={close} /> : null}
      {asking === 'off' ? <TurnOffDialog claim={claim} onClose={close} /> : null}
    </>
  );
};
