import { useState } from 'react';
import type { ActivityEntry } from '../../../src-preload/contract/models/activity.ts';
import type { Pair } from '../../../src-preload/contract/models/pair.ts';
import { useCall } from '../../api/use-call.ts';
import { useDenied } from '../../api/use-may.ts';
import { hrefOf, navigate } from '../../state/route.ts';
import { DIRECTION, directionMeaning, pullAbility } from '../../text/directions.ts';
import { fieldLabel } from '../../text/fields.ts';
import { settingValue, SETTINGS } from '../../text/mirror-settings.ts';
import { counted } from '../../text/plural.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { HistoryList } from '../../ui/history-list.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { Note } from '../../ui/note.tsx';
import { Panel, PanelSection } from '../../ui/panel.tsx';
import { PairFiles } from '../transfer/pair-files.tsx';
import { PairCredential } from './pair-credential.tsx';
import styles from './pairs.module.css';
import { RemovePairDialog } from './remove-pair-dialog.tsx';
import { ReverseNotice } from './reverse-notice.tsx';

const PullAbility = ({ targetInstanceId }: { targetInstanceId: number }) => {
  const target = useCall('instances.get', { instanceId: targetInstanceId }).data;
  const ability = target === undefined ? null : pullAbility(target);
  if (ability === null || ability.state === 'yes') return null;
  return <Note tone={ability.state === 'no' ? 'bad' : 'quiet'}>{ability.words}</Note>;
};

/** A mirror's entry says which mirror; the pair's own are about the pair in sight. */
const subjectOf = ({ action, subject }: ActivityEntry): string | null => (action.startsWith('pair.') ? null : subject);

const History = ({ pairId }: { pairId: number }) => {
  const { data, error, refetch } = useCall('activity.list', { pairId, limit: 10 });
  return (
    <PanelSection title="History">
      {error === null ? null : <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
      {data === undefined ? null : <HistoryList entries={data.items} subjectOf={subjectOf} />}
    </PanelSection>
  );
};

/** One pair: what its direction means, what can be done, its two instances, its defaults, its history. */
export const PairPanel = ({ pair, onClose }: { pair: Pair; onClose: () => void }) => {
  const deniedEdit = useDenied('pairs.update');
  const deniedRemove = useDenied('pairs.remove');
  const [removing, setRemoving] = useState(false);
  const { sourceInstanceName: source, targetInstanceName: target, direction } = pair;
  const instance = (id: number, name: string) => <a href={hrefOf('instances', { id })}>{name}</a>;
  return (
    <Panel
      title={pair.name}
      label={`Pair ${pair.name}`}
      subtitle={`${source} → ${target}, ${DIRECTION[direction].toLowerCase()}`}
      onClose={onClose}
      footer={
        <>
          <ActionButton variant="default" denied={deniedRemove} onClick={() => setRemoving(true)}>Remove pair</ActionButton>
          <ActionButton variant="default" denied={deniedEdit} onClick={() => navigate('pairs', { id: pair.id, params: { edit: '1' } })}>Edit pair</ActionButton>
        </>
      }
    >
      <PanelSection>
        <div className={styles['stack']}>
          <p>{directionMeaning(direction, { source, target })}</p>
          {direction === 'pull' ? <PullAbility targetInstanceId={pair.targetInstanceId} /> : null}
          {pair.reversePairIds.length === 0 ? null : <ReverseNotice pairId={pair.id} sourceInstanceId={pair.sourceInstanceId} targetInstanceId={pair.targetInstanceId} />}
          <p className={styles['links']}>
            <a href={hrefOf('mirrors', { params: { pair: String(pair.id) } })}>{pair.mirrors === 0 ? 'No mirrors yet' : counted(pair.mirrors, 'mirror')}</a>
            <a href={hrefOf('mirrors', { id: 'new', params: { pair: String(pair.id) } })}>New mirror in this pair</a>
          </p>
        </div>
      </PanelSection>
      <PanelSection title="Both sides">
        <KeyValue
          items={[
            { label: 'Source', value: instance(pair.sourceInstanceId, source) },
            { label: 'Target', value: instance(pair.targetInstanceId, target) },
            ...(pair.description === '' ? [] : [{ label: 'Description', value: pair.description }]),
          ]}
        />
      </PanelSection>
      <PanelSection title="Defaults that mirrors inherit">
        <KeyValue wideLabels items={SETTINGS.map((setting) => ({ label: fieldLabel(setting), value: settingValue(pair[setting]) }))} />
      </PanelSection>
      <PairCredential pair={pair} />
      <PanelSection title="As a file"><PairFiles pairId={pair.id} /></PanelSection>
      <History pairId={pair.id} />
      {removing ? <RemovePairDialog pair={pair} onClose={() => setRemoving(false)} /> : null}
    </Panel>
  );
};
