import type { Failure } from '../../../src-preload/contract/failures.ts';
import type { BatchAction } from '../../../src-preload/contract/models/job.ts';
import type { PlanKind } from '../../../src-preload/contract/models/plan.ts';
import { useRights } from '../../api/use-may.ts';
import { figure } from '../../text/plural.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ActionFoot, FootGap } from '../../ui/action-foot.tsx';
import { InlineButton } from '../../ui/inline-button.tsx';
import styles from './selection-bar.module.css';
import type { SelectionInput } from './selection.ts';
import { useBatch } from './use-batch.tsx';
import { usePlan } from './use-plan.ts';

type SelectedKind = Exclude<PlanKind, 'create' | 'adopt' | 'import' | 'configuration'>;

const ACTIONS: readonly { action: BatchAction; label: string }[] = [
  { action: 'trigger', label: 'Trigger' }, { action: 'verify', label: 'Compare' }, { action: 'refresh', label: 'Refresh' },
];

const PLANS: readonly { kind: SelectedKind; label: string; hint: string }[] = [
  { kind: 'rotate', label: 'Rotate', hint: 'Plan new credentials for them' },
  { kind: 'reapply', label: 'Re-apply', hint: 'Plan to send the settings that we want again' },
  { kind: 'repair', label: 'Repair', hint: 'Plan to mend what the last comparison found' },
  { kind: 'enable', label: 'Enable', hint: 'Plan to switch on what is off' },
  { kind: 'remove', label: 'Remove', hint: 'Plan to remove them here and on GitLab' },
];

/** Says exactly what is ticked: `12 of 4,312 selected`, `All 4,312 that match`. */
const countWords = (size: number, total: number, all: boolean, narrowed: boolean): string => {
  if (!all) return `${figure(size)} of ${figure(total)} selected`;
  return narrowed ? `All ${figure(size)} that match` : `All ${figure(size)} mirrors`;
};

type SelectionBarProps = {
  select: SelectionInput;
  size: number;
  total: number;
  /** All that the filter finds, also what was never on screen. */
  all: boolean;
  narrowed: boolean;
  /** Why a range could not be read. */
  failure: Failure | null;
  onAll: () => void;
  onClear: () => void;
};

/** What can be done with the ticked mirrors: at once what changes no setting, by a plan what does. */
export const SelectionBar = ({ select, size, total, all, narrowed, failure, onAll, onClear }: SelectionBarProps) => {
  const deniedOf = useRights();
  const batch = useBatch();
  const plan = usePlan();
  const busy = batch.running !== null || plan.making !== null;
  const wrong = batch.failure ?? plan.failure ?? failure;
  return (
    <ActionFoot label="Selection" failure={wrong}>
      <span role="status" className={styles['count']}>{countWords(size, total, all, narrowed)}</span>
      {all || size === total ? null : <InlineButton onClick={onAll}>Select all {figure(total)}</InlineButton>}
      <InlineButton onClick={onClear}>Clear</InlineButton>
      <FootGap />
      <div role="group" aria-label="Do now" className={styles['group']}>
        {ACTIONS.map(({ action, label }) => (
          <ActionButton key={action} variant="default" denied={deniedOf('mirrors.batch')} loading={batch.running === action} disabled={busy} onClick={() => batch.run(action, select)}>{label}</ActionButton>
        ))}
      </div>
      <div role="group" aria-label="Plan" className={styles['group']}>
        <span className={styles['word']} aria-hidden="true">Plan:</span>
        {PLANS.map(({ kind, label, hint }) => (
          <ActionButton key={kind} variant="default" denied={deniedOf('plans.make')} hint={hint} label={`Plan: ${label}`} loading={plan.making === kind} disabled={busy} onClick={() => plan.make({ kind, select })}>{label}</ActionButton>
        ))}
      </div>
    </ActionFoot>
  );
};
