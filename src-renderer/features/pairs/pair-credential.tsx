import { Button } from '@mantine/core';
import type { Pair } from '../../../src-preload/contract/models/pair.ts';
import { useCall } from '../../api/use-call.ts';
import { CREDENTIAL_SOURCE, credentialMeaning, credentialObstacle, otherSources } from '../../text/credentials.ts';
import { listed } from '../../text/plural.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { Note } from '../../ui/note.tsx';
import { PanelSection } from '../../ui/panel.tsx';
import { usePlan } from '../mirrors/use-plan.ts';
import styles from './pairs.module.css';

const Obstacle = ({ pair }: { pair: Pair }) => {
  const source = useCall('instances.get', { instanceId: pair.sourceInstanceId }).data ?? null;
  const target = useCall('instances.get', { instanceId: pair.targetInstanceId }).data ?? null;
  const [owner, remote] = pair.direction === 'push' ? [source, target] : [target, source];
  const ends = { direction: pair.direction, owner, remote };
  const obstacle = credentialObstacle(pair.credentialSource, ends);
  if (obstacle === null) return null;
  return <Note tone="bad" title="No new mirror can be made with this">{obstacle} Possible here: {listed(otherSources(pair.credentialSource, ends).map((one) => CREDENTIAL_SOURCE[one]))}.</Note>;
};

/** What the pair's mirrors log in with, and the way to move those that exist to it. */
export const PairCredential = ({ pair }: { pair: Pair }) => {
  const plan = usePlan();
  const { credentialSource, accountUsername, credentialGroup, direction, mirrors } = pair;
  const remote = direction === 'push' ? pair.targetInstanceName : pair.sourceInstanceName;
  const review = (
    <Button variant="default" size="compact-sm" loading={plan.making !== null} onClick={() => plan.make({ kind: 'credential', select: { filter: { pairId: pair.id } } })}>Review plan</Button>
  );
  return (
    <PanelSection title="What mirrors log in with" actions={mirrors === 0 ? null : review}>
      <div className={styles['stack']}>
        <KeyValue
          items={[
            { label: 'Kind', value: CREDENTIAL_SOURCE[credentialSource] },
            ...(accountUsername === null ? [] : [{ label: 'User name', value: accountUsername }]),
            ...(credentialSource === 'group_token' ? [{ label: 'Group', value: credentialGroup ?? 'the top-level group of each project' }] : []),
          ]}
        />
        <p>{credentialMeaning(credentialSource, remote)}</p>
        <Obstacle pair={pair} />
        {mirrors === 0 ? null : <p className={styles['quiet']}>A mirror keeps what it was made with. The plan shows which mirrors log in otherwise, and moves them.</p>}
        {plan.failure === null ? null : <FailureNotice failure={plan.failure} title="The plan was not made" />}
      </div>
    </PanelSection>
  );
};
