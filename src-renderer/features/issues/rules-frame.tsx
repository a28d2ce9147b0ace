import { Button } from '@mantine/core';
import type { Failure } from '../../../src-preload/contract/failures.ts';
import { counted } from '../../text/plural.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import styles from './issues.module.css';
import { MOST_RULES } from './rule-values.ts';

type RulesFrameProps = {
  /** Names the form: `Label rules`. */
  label: string;
  intro: string;
  count: number;
  dirty: boolean;
  saving: boolean;
  saved: boolean;
  failure: Failure | null;
  /** What keeps them from being saved: it may be out of sight in a long table. */
  wrong: string | null;
  onAdd: () => void;
  onSave: () => void;
  children: React.ReactNode;
};

/** What stands around a table of rules: what they do, adding one, and saving all. */
export const RulesFrame = ({ label, intro, count, dirty, saving, saved, failure, wrong, onAdd, onSave, children }: RulesFrameProps) => (
  <form
    aria-label={label}
    onSubmit={(event) => {
      event.preventDefault();
      onSave();
    }}
    noValidate
    data-unsaved={dirty}
    className={styles['rules']}
  >
    <div className={styles['intro']}>
      <p className={styles['introText']}>{intro}</p>
      <span className={styles['quiet']} role="status">{counted(count, 'rule')}</span>
      <Button variant="default" disabled={count >= MOST_RULES} onClick={onAdd}>Add rule</Button>
    </div>
    {children}
    <footer className={styles['foot']}>
      <Button type="submit" loading={saving} disabled={!dirty}>Save rules</Button>
      <span role="status" className={styles['quiet']}>{wrong ?? (saved && !dirty ? 'Saved.' : '')}</span>
      {failure === null ? null : <FailureNotice failure={failure} title="The rules were not saved" />}
    </footer>
  </form>
);
