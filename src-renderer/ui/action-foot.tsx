import type { Failure } from '../../src-preload/contract/failures.ts';
import styles from './action-foot.module.css';
import { FailureNotice } from './failure-notice.tsx';

type ActionFootProps = {
  /** Names it as a region of the screen. */
  label?: string;
  failure: Failure | null;
  /** What did not work: `The options were not saved`. */
  failed?: string;
  /** The actions and what is said about them, in one line. */
  children: React.ReactNode;
};

/** The lower edge of what fills a screen: what is done with it, always in sight, and above it what did not work. */
export const ActionFoot = ({ label, failure, failed, children }: ActionFootProps) => (
  <section className={styles['foot']} {...(label === undefined ? {} : { 'aria-label': label })}>
    {failure === null ? null : <FailureNotice failure={failure} {...(failed === undefined ? {} : { title: failed })} />}
    <div className={styles['line']}>{children}</div>
  </section>
);

/** What stands before it is at the start of the foot, what follows at its end. */
export const FootGap = () => <span className={styles['gap']} />;
