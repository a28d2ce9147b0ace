import { useState } from 'react';
import type { IssueRunId } from '../../../src-preload/contract/ids.ts';
import type { IssueRunItem } from '../../../src-preload/contract/models/issue-sync.ts';
import { useChange } from '../../api/use-change.ts';
import { useDenied } from '../../api/use-may.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { RowButton } from '../../ui/row-button.tsx';
import { IssueTitle } from './issue-title.tsx';
import shared from './issues.module.css';
import styles from './run.module.css';
import { replacedLines } from './replaced-lines.ts';

/** The button that was pressed is gone. */
const toFocus = (said: HTMLElement | null): void => said?.focus();

/** What people had on the copy before the source replaced it; it can be put back. */
export const ReplacedView = ({ runId, item }: { runId: IssueRunId; item: IssueRunItem }) => {
  // The run that is read anew has nothing to put back any more; the answer stays in sight.
  const [replaced] = useState(item.replaced);
  const [asking, setAsking] = useState(false);
  const putBack = useChange('issueSync.putBack');
  const denied = useDenied('issueSync.putBack');
  const lines = replaced === null ? [] : replacedLines(replaced);
  if (lines.length === 0 || (item.replaced === null && putBack.isIdle)) return null;
  return (
    <div className={styles['replaced']}>
      <div className={styles['replacedHead']}>
        <span>The source replaced what stood on the copy:</span>
        {putBack.isSuccess ? <span ref={toFocus} role="status" tabIndex={-1} className={shared['quiet']}>Put back.</span> : <RowButton denied={denied} label={`Put back on issue ${item.sourceIid}`} onPress={() => setAsking(true)}>Put back</RowButton>}
      </div>
      <dl className={styles['before']}>
        {lines.map(({ label, value }) => (
          <div key={label} className={styles['beforeLine']}>
            <dt>{label} before</dt>
            <dd data-selectable><bdi>{value}</bdi></dd>
          </div>
        ))}
      </dl>
      <ConfirmDialog
        opened={asking}
        title="Put back what stood on the copy?"
        verb="Put back"
        busy={putBack.isPending}
        failure={putBack.error?.failure ?? null}
        onConfirm={() => putBack.mutate({ runId, index: item.index }, { onSuccess: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        <p><IssueTitle iid={item.sourceIid} title={item.title} /></p>
        <p>{lines.map(({ label }) => label).join(', ')} of the copy get the value they had before the run. They keep it until the same part changes on the source again.</p>
      </ConfirmDialog>
    </div>
  );
};
