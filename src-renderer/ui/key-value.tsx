import { Fragment } from 'react';
import { cx } from './cx.ts';
import styles from './key-value.module.css';

type KeyValueProps = {
  items: readonly { label: string; value: React.ReactNode }[];
  /** For long labels with short values. */
  wideLabels?: boolean;
};

/** Facts as two columns, labels left. */
export const KeyValue = ({ items, wideLabels = false }: KeyValueProps) => (
  <dl className={cx(styles['list'], wideLabels && styles['wide'])}>
    {items.map(({ label, value }) => (
      <Fragment key={label}>
        <dt className={styles['label']}>{label}</dt>
        <dd className={styles['value']}>{value}</dd>
      </Fragment>
    ))}
  </dl>
);
