import { Checkbox, NativeSelect } from '@mantine/core';
import type { MirrorId } from '../../../src-preload/contract/ids.ts';
import { LabelRule } from '../../../src-preload/contract/models/issue-sync.ts';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { RuleRow, type RuleRowProps } from './rule-row.tsx';
import { type LabelRow, labelErrors, labelRowOf, labelRuleOf, NEW_LABEL } from './rule-values.ts';
import { type RuleKind, RulesForm } from './rules-form.tsx';
import styles from './rules.module.css';

const Action = LabelRule.shape.action;

const ACTIONS = [{ value: 'mapped', label: 'becomes' }, { value: 'same', label: 'keeps its name' }, { value: 'skip', label: 'is left out' }];

/** One label of the source, what becomes of it, and whether it is created where the target lacks it. */
const LabelRuleRow = ({ row, at, onEdit, ...frame }: RuleRowProps<LabelRow>) => {
  const place = `rule ${at + 1}`;
  const action = (
    <NativeSelect
      aria-label={`Action, ${place}`}
      data={ACTIONS}
      value={row.action}
      onChange={(event) => {
        const chosen = Action.safeParse(event.currentTarget.value);
        if (chosen.success) onEdit({ action: chosen.data });
      }}
    />
  );
  const create = row.action === 'skip'
    ? <span />
    : <Checkbox className={styles['create'] ?? ''} size="xs" label="create it" aria-label={`Create it where it is missing, ${place}`} checked={row.create} onChange={(event) => onEdit({ create: event.currentTarget.checked })} />;
  return <RuleRow {...frame} row={row} at={at} onEdit={onEdit} noun="Label" between={action} hasTarget={row.action === 'mapped'} more={create} />;
};

const LABELS: RuleKind<LabelRule, LabelRow> = {
  label: 'Label rules',
  intro: 'A label without a rule keeps its name and is created on the target where it is missing. A rule gives one label another name, leaves it out, or keeps it from being created. Rules hold from the next run on; labels that copies have already stay.',
  empty: 'No rule: every label keeps its name.',
  fresh: NEW_LABEL,
  rowOf: labelRowOf,
  ruleOf: labelRuleOf,
  errorsOf: labelErrors,
  Row: LabelRuleRow,
};

/** Which labels a copy gets. */
export const LabelRulesForm = ({ mirrorId }: { mirrorId: MirrorId }) => (
  <RulesForm kind={LABELS} mirrorId={mirrorId} read={useCall('issueSync.labelRules', { mirrorId })} save={useChange('issueSync.labelRules')} />
);
