import { LEVEL_WORD } from '../../text/log-words.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { MomentText } from '../../ui/moment-text.tsx';
import { Panel, PanelSection } from '../../ui/panel.tsx';
import type { LogRow } from './log-columns.tsx';
import styles from './log.module.css';

/** One line of the log in full. */
export const LogPanel = ({ entry, onClose }: { entry: LogRow; onClose: () => void }) => {
  const data = Object.entries(entry.data);
  return (
    <Panel title={entry.event} label="Log entry" subtitle={<>{LEVEL_WORD[entry.level]}, <MomentText at={entry.at} /></>} onClose={onClose}>
      <PanelSection>
        {data.length === 0 ? <p className={styles['quiet']}>Nothing but the event was written.</p> : (
          <KeyValue items={data.map(([label, value]) => ({ label, value: <span className={styles['data']} data-selectable>{value === null ? 'none' : String(value)}</span> }))} />
        )}
      </PanelSection>
    </Panel>
  );
};
