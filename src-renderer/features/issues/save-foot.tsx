import { Button } from '@mantine/core';
import type { Failure } from '../../../src-preload/contract/failures.ts';
import { ActionFoot } from '../../ui/action-foot.tsx';
import styles from './issues.module.css';

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

/** Saving a form that fills its screen, and what came of it. */
export const SaveFoot = ({ verb, busy, dirty, said, failed, failure }: SaveFootProps) => (
  <ActionFoot failure={failure} failed={failed}>
    <Button type="submit" loading={busy} disabled={!dirty}>{verb}</Button>
    <span role="status" className={styles['quiet']}>{said}</span>
  </ActionFoot>
);
