import { ActionIcon, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { LabelRule } from '../../../src-preload/contract/models/issue-sync.ts';
import styles from './rules.module.css';
import type { RuleRowProps } from './rule-row-props.ts';
import type { LabelRow } from './rule-values.ts';

const Action = LabelRule.shape.action;

const ACTIONS = [{ value: 'mapped', label: 'becomes' }, { value: 'same', label: 'keeps its name' }, { value: 'skip', label: 'is left out' }];

/** One label of the source, what becomes of it, and whether it is created where the target lacks it. */
export const LabelRuleRow = ({ row, at, errors, onEdit, onDrop }: RuleRowProps<LabelRow>) => {
  const place = `rule ${at + 1}`;
  return (
    <div className={styles['rule']}>
      <TextInput aria-label={`Label on the source, ${place}`} placeholder="Label on the source" maxLength={255} value={row.source} error={errors[`${at}.source`]} onChange={(event) => onEdit({ source: event.currentTarget.value })} />
      <NativeSelect
        aria-label={`Action, ${place}`}
        data={ACTIONS}
        value={row.action}
        onChange={(event) => {
          const action = Action.safeParse(event.currentTarget.value);
          if (action.success) onEdit({ action: action.data });
        }}
      />
      {row.action === 'mapped'
        ? <TextInput aria-label={`Label on the target, ${place}`} placeholder="Label on the target" maxLength={255} value={row.target} error={errors[`${at}.target`]} onChange={(event) => onEdit({ target: event.currentTarget.value })} />
        : <span />}
      {row.action === 'skip' ? <span /> : <Checkbox className={styles['create'] ?? ''} size="xs" label="create it" aria-label={`Create it where it is missing, ${place}`} checked={row.create} onChange={(event) => onEdit({ create: event.currentTarget.checked })} />}
      <ActionIcon variant="subtle" color="gray" size={32} aria-label={`Remove ${place}`} onClick={onDrop}><IconX size={16} stroke={1.5} /></ActionIcon>
    </div>
  );
};
