import type { BackupDifference, RestoreHow } from '../../../src-preload/contract/models/transfer.ts';
import { fieldLabel } from '../../text/fields.ts';
import { comparedValue, DIFFERENCE, KIND, nameOfDifference } from '../../text/transfer-words.ts';
import { Panel, PanelSection } from '../../ui/panel.tsx';
import type { Side } from './choices.ts';
import { outcome } from './difference-columns.tsx';
import styles from './difference-panel.module.css';
import { SideChoice } from './side-choice.tsx';

type DifferencePanelProps = { difference: BackupDifference; how: RestoreHow; side: Side; onChoose: (side: Side) => void; onClose: () => void };

/** One object here and in the file, field by field. */
export const DifferencePanel = ({ difference, how, side, onChoose, onClose }: DifferencePanelProps) => {
  const { kind, state, fields, values } = difference;
  const name = nameOfDifference(difference);
  const rest = fields.filter((field) => values.every((value) => value.field !== field));
  return (
    <Panel title={name} label={name} subtitle={`${KIND[kind]}, ${DIFFERENCE[state].word.toLowerCase()}; it ${outcome(difference, how, side)}`} onClose={onClose}>
      {how === 'merge' && state === 'different' ? <PanelSection title="Choice"><SideChoice label={`Choice for ${name}`} side={side} onChange={onChoose} /></PanelSection> : null}
      {values.length === 0 ? null : (
        <PanelSection title="What differs">
          <table className={styles['compared']}>
            <thead><tr><th scope="col">Field</th><th scope="col">Here</th><th scope="col">In the file</th></tr></thead>
            <tbody>{values.map(({ field, mine, theirs }) => <tr key={field}><th scope="row">{fieldLabel(field)}</th><td data-selectable>{comparedValue(mine)}</td><td data-selectable>{comparedValue(theirs)}</td></tr>)}</tbody>
          </table>
        </PanelSection>
      )}
      {rest.length === 0 ? null : <PanelSection title="Besides"><p>{rest.map(fieldLabel).join(', ')}: other than here, as a whole.</p></PanelSection>}
      {fields.length === 0 ? <PanelSection><p>{state === 'missing' ? 'It is on this machine and not in the file.' : state === 'new' ? 'It is in the file and not on this machine.' : 'It is the same on both sides.'}</p></PanelSection> : null}
    </Panel>
  );
};
