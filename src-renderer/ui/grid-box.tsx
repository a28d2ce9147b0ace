import { useEffect, useRef } from 'react';
import styles from './data-grid.module.css';

type GridBoxProps = {
  label: string;
  checked: boolean;
  /** Some of many are ticked. */
  partly?: boolean;
  disabled?: boolean;
  /** In the tab order. */
  focusable: boolean;
  /** `range`: Shift was held. */
  onToggle: (range: boolean) => void;
};

/** A list's box. The system's own: thousands of rows pass by, and one that is drawn would be felt. */
export const GridBox = ({ label, checked, partly = false, disabled = false, focusable, onToggle }: GridBoxProps) => {
  const box = useRef<HTMLInputElement>(null);
  const range = useRef(false);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = partly;
  }, [partly]);
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={label}
      title={disabled ? label : undefined}
      className={styles['tick']}
      checked={checked}
      disabled={disabled}
      tabIndex={focusable ? 0 : -1}
      onClick={(event) => {
        range.current = event.shiftKey;
      }}
      onChange={() => onToggle(range.current)}
    />
  );
};
