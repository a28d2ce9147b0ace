import { ActionIcon, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { cx } from '../../ui/cx.ts';
import styles from './rules.module.css';

/** What the row of a rule is given. `errors` are by row and field: `3.target`. */
export type RuleRowProps<Row> = { row: Row; at: number; errors: Readonly<Record<string, string>>; onEdit: (part: Partial<Row>) => void; onDrop: () => void };

type Names = { source: string; target: string };

type RuleRowFrameProps = RuleRowProps<Names> & {
  /** What the names are: `Label`. */
  noun: string;
  /** Between the names: what becomes of the one on the source. */
  between: React.ReactNode;
  /** Whether the rule has a name on the target. */
  hasTarget?: boolean;
  /** What else the rule says. */
  more?: React.ReactNode;
};

/** One rule: a name on the source, what becomes of it, its name on the target, and the way to drop the rule. */
export const RuleRow = ({ row, at, errors, onEdit, onDrop, noun, between, hasTarget = true, more }: RuleRowFrameProps) => {
  const field = (side: keyof Names) => (
    <TextInput
      aria-label={`${noun} on the ${side}, rule ${at + 1}`}
      placeholder={`${noun} on the ${side}`}
      maxLength={255}
      spellCheck={false}
      value={row[side]}
      error={errors[`${at}.${side}`]}
      onChange={(event) => onEdit({ [side]: event.currentTarget.value })}
    />
  );
  return (
    <div className={cx(styles['rule'], more === undefined && styles['short'])}>
      {field('source')}
      {between}
      {hasTarget ? field('target') : <span />}
      {more}
      <ActionIcon className={styles['drop'] ?? ''} variant="subtle" color="gray" size={32} aria-label={`Remove rule ${at + 1}`} onClick={onDrop}><IconX size={16} stroke={1.5} /></ActionIcon>
    </div>
  );
};
