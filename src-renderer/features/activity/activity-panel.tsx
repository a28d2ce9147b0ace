import type { ActivityEntry } from '../../../src-preload/contract/models/activity.ts';
import { hrefOf } from '../../state/route.ts';
import { ACTION, whoDid } from '../../text/activity.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { MomentText } from '../../ui/moment-text.tsx';
import { Panel, PanelSection } from '../../ui/panel.tsx';

/** Where the object of an entry stands, while it is there. */
const objectOf = ({ mirrorId, pairId, instanceId }: ActivityEntry): { label: string; href: string } | null => {
  if (mirrorId !== null) return { label: 'Open mirror', href: hrefOf('mirrors', { id: mirrorId }) };
  if (pairId !== null) return { label: 'Open pair', href: hrefOf('pairs', { id: pairId }) };
  return instanceId === null ? null : { label: 'Open instance', href: hrefOf('instances', { id: instanceId }) };
};

/** One entry in full. */
export const ActivityPanel = ({ entry, onClose }: { entry: ActivityEntry; onClose: () => void }) => {
  const object = objectOf(entry);
  return (
    <Panel title={ACTION[entry.action]} label={`Entry ${entry.id}`} subtitle={<MomentText at={entry.at} />} onClose={onClose}>
      {entry.failure === null ? null : <PanelSection><FailureNotice failure={entry.failure} /></PanelSection>}
      <PanelSection>
        <KeyValue
          items={[
            { label: 'Object', value: entry.subject },
            { label: 'Who', value: whoDid(entry) },
            { label: 'Result', value: entry.result === 'done' ? 'Done' : 'Failed' },
          ]}
        />
      </PanelSection>
      {object === null ? null : <PanelSection><a href={object.href}>{object.label}</a></PanelSection>}
    </Panel>
  );
};
