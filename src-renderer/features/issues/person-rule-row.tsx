import { ActionIcon, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import styles from './rules.module.css';
import type { RuleRowProps } from './rule-row-props.ts';
import type { PersonRow } from './rule-values.ts';

/** One person's user name on either side. */
export const PersonRuleRow = ({ row, at, errors, onEdit, onDrop }: RuleRowProps<PersonRow>) => {
  const place = `rule ${at + 1}`;
  return (
    <div className={styles['person']}>
      <TextInput aria-label={`User name on the source, ${place}`} placeholder="User name on the source" maxLength={255} spellCheck={false} value={row.source} error={errors[`${at}.source`]} onChange={(event) => onEdit({ source: event.currentTarget.value })} />
      <span className={styles['arrow']} aria-hidden="true">→</span>
      <TextInput aria-label={`User name on the target, ${place}`} placeholder="User name on the target" maxLength={255} spellCheck={false} value={row.target} error={errors[`${at}.target`]} onChange={(event) => onEdit({ target: event.currentTarget.value })} />
      <ActionIcon variant="subtle" color="gray" size={32} aria-label={`Remove ${place}`} onClick={onDrop}><IconX size={16} stroke={1.5} /></ActionIcon>
    </div>
  );
};
