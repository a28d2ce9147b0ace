import { counted } from '../../text/plural.ts';
import styles from './lock-screen.module.css';

/** How long until the next attempt, after wrong ones. */
export const AttemptWait = ({ seconds }: { seconds: number }) => (
  <span role="status" className={styles['wait']}>{seconds > 0 ? `Next attempt in ${counted(seconds, 'second')}` : ''}</span>
);
