import { STATUS_WORD, type Status } from '../text/statuses.ts';
import { cx } from './cx.ts';
import styles from './status-badge.module.css';
import { STATUS_SHAPE } from './status-shape.tsx';

type StatusBadgeProps = {
  status: Status;
  /** Replaces the status's own word: `Behind, 3 refs`. */
  label?: string;
  /** What stands after the word in the secondary colour, such as a time. */
  detail?: React.ReactNode;
};

/** Shape and word and colour: a status is never told by its colour alone. */
export const StatusBadge = ({ status, label = STATUS_WORD[status], detail }: StatusBadgeProps) => (
  <span className={cx(styles['badge'], styles[status])} data-status={status}>
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className={styles['shape']}>
      {STATUS_SHAPE[status]}
    </svg>
    <span className={styles['word']}>{label}</span>
    {detail === undefined ? null : <span className={styles['detail']}>{detail}</span>}
  </span>
);
