import type { TopologyLink } from '../../../src-preload/contract/models/topology.ts';
import { shareWords } from '../../text/health-words.ts';
import { figure } from '../../text/plural.ts';
import { stalenessWords } from '../../text/topology-words.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { PanelSection } from '../../ui/panel.tsx';
import { TimeText } from '../../ui/time-text.tsx';

/** How many mirrors a node or link has and how they stand; the oldest success is told, so that one fresh mirror hides none. */
export const FiguresView = ({ figures: { mirrors, moving, health, staleness } }: { figures: Pick<TopologyLink, 'mirrors' | 'moving' | 'health' | 'staleness'> }) => (
  <PanelSection>
    <KeyValue
      wideLabels
      items={[
        { label: 'Mirrors', value: `${figure(mirrors)}, ${figure(health.counts.off)} off` },
        { label: 'Verified equal', value: shareWords(health.share) },
        { label: 'Failing', value: figure(health.counts.failing) },
        { label: 'Last success', value: stalenessWords(staleness) },
        { label: 'Oldest success', value: <TimeText at={staleness.oldestSuccessAt} /> },
        { label: 'Moving now', value: figure(moving) },
      ]}
    />
  </PanelSection>
);
