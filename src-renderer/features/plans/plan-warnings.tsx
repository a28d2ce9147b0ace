import type { PlanWarning } from '../../../src-preload/contract/models/plan.ts';
import { fieldLabel } from '../../text/fields.ts';
import { Note } from '../../ui/note.tsx';
import styles from './plans.module.css';

/** Where an imported file was written for something else than what it is imported into. Nothing is wrong, but it should be meant. */
export const PlanWarnings = ({ warnings }: { warnings: readonly PlanWarning[] }) => (
  <Note tone="warn" title="The file was written for another pair">
    <ul className={styles['effects']}>
      {warnings.map(({ about, file, here }) => <li key={about}>{fieldLabel(about)}: {file || 'none'} in the file, {here || 'none'} here</li>)}
    </ul>
  </Note>
);
