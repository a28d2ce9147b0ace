import type { HelpPlace } from '../text/help-topics.ts';
import { HelpLink } from './help-link.tsx';
import styles from './empty-state.module.css';

type EmptyStateProps = {
  /** One sentence on what lives here. */
  title: string;
  /** One line that says what to do next. */
  children?: React.ReactNode;
  /** One action that has to come first; the screen's own stands at the top right. */
  action?: React.ReactNode;
  /** Where more is said of it. */
  help?: HelpPlace;
};

/** What stands where nothing is yet. */
export const EmptyState = ({ title, children, action, help }: EmptyStateProps) => (
  <div className={styles['empty']}>
    <p className={styles['title']}>{title}</p>
    {children === undefined ? null : <p className={styles['text']}>{children}</p>}
    {action === undefined || action === null ? null : <div className={styles['action']}>{action}</div>}
    {help === undefined ? null : <p className={styles['help']}><HelpLink place={help} /></p>}
  </div>
);
