import { Button } from '@mantine/core';
import type { Failure } from '../../../src-preload/contract/failures.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import styles from './save-foot.module.css';

type SaveFootProps = {
  /** The verb with its object: `Save options`. */
  verb: string;
  busy: boolean;
  dirty: boolean;
  /** Why it cannot be saved, or that it is. */
  said: string;
  /** What did not work: `The options were not saved`. */
  failed: string;
  failure: Failure | null;
};

/** The lower edge of a form that fills its screen: saving, and what came of it. */
export const SaveFoot = ({ verb, busy, dirty, said, failed, failure }: SaveFootProps) => (
  <footer className={styles['foot']}>
    {failure === null ? null : <FailureNotice failure={failure} title={failed} />}
    <div className={styles['line']}>
      <Button type="submit" loading={busy} disabled={!dirty}>{verb}</Button>
      <span role="status" className={styles['said']}>{said}</span>
    </div>
  </footer>
);
