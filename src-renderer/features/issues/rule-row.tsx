import { ActionIcon, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { cx } from '../../ui/cx.ts';
import styles from './rules.module.css';

/** What of a rule can take the focus. */
export type RuleField = 'source' | 'target' | 'drop';

/** What the row of a rule is given. `errors` are by row and field: `3.target`; `wanted` takes the focus, which `onFocused` tells. */
export type RuleRowProps<Row> = {
  row: Row;
  at: number;
  errors: Readonly<Record<string, string>>;
  wanted: RuleField | null;
  onFocused: () => void;
  onEdit: (part: Partial<Row>) => void;
  onDrop: () => void;
};

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
export const RuleRow = ({ row, at, errors, wanted, onFocused, onEdit, onDrop, noun, between, hasTarget = true, more }: RuleRowFrameProps) => {
  const places = useRef<Partial<Record<RuleField, HTMLElement | null>>>({});
  useEffect(() => {
    if (wanted === null) return;
    places.current[wanted]?.focus();
    onFocused();
  }, [wanted, onFocused]);
  const field = (side: keyof Names) => (
    <TextInput
      ref={(input) => void (places.current[side] = input)}
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
      <ActionIcon ref={(button) => void (places.current.drop = button)} className={styles['drop'] ?? ''} variant="subtle" color="gray" size={32} aria-label={`Remove rule ${at + 1}`} onClick={onDrop}><IconX size={16} stroke={1.5} /></ActionIcon>
    </div>
  );
};
