import { NumberInput, type NumberInputProps } from '@mantine/core';
import { figure } from '../../text/plural.ts';
import { InlineButton } from '../../ui/inline-button.tsx';
import { boundsWords, type LimitField, usualOf } from './limit-fields.ts';
import styles from './settings.module.css';

type LimitInputProps = { field: LimitField; value: number | string | undefined; input: NumberInputProps; onReset: (usual: number) => void };

/** One figure with its unit, bounds and explanation, and the way back to the usual value where it differs. */
export const LimitInput = ({ field, value, input, onReset }: LimitInputProps) => {
  const usual = usualOf(field.name);
  return (
    <div>
      <NumberInput
        classNames={{ wrapper: styles['number'] ?? '' }}
        label={field.label}
        description={`${field.text} ${boundsWords(field)}`}
        suffix={` ${field.suffix}`}
        thousandSeparator=","
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="none"
        {...input}
      />
      {value === usual ? null : <InlineButton className={styles['reset']} aria-label={`Reset ${field.label} to ${figure(usual)}`} onClick={() => onReset(usual)}>Reset to {figure(usual)}</InlineButton>}
    </div>
  );
};
