import styles from './empty-state.module.css';

type EmptyStateProps = {
  /** One sentence on what lives here. */
  title: string;
  /** One line that says what to do next or where to read more. */
  children?: React.ReactNode;
  /** One action that has to come first; the screen's own stands at the top right. */
  action?: React.ReactNode;
};

/** What stands where nothing is yet. */
export const EmptyState = ({ title, children, action }: EmptyStateProps) => (
  <div className={styles['empty']}>
    <p className={styles['title']}>{title}</p>
    {children === undefined ? null : <p className={styles['text']}>{children}</p>}
    {action === undefined || action === null ? null : <div className={styles['action']}>{action}</div>}
  </div>
);
