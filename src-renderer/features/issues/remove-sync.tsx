import { useState } from 'react';
import type { IssueSync } from '../../../src-preload/contract/models/issue-sync.ts';
import { useDenied } from '../../api/use-may.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import shared from './issues.module.css';
import { RemoveSyncDialog } from './remove-sync-dialog.tsx';

/** The end of a sync, with what is forgotten and what stays. */
export const RemoveSync = ({ sync }: { sync: IssueSync }) => {
  const denied = useDenied('issueSync.remove');
  const [asking, setAsking] = useState(false);
  const isNothing = sync.baselineAt === null && sync.links === 0;
  return (
    <>
      <p className={shared['quiet']}>{isNothing ? 'There is nothing to remove yet.' : 'Its options, rules, problems and history are deleted here; copies on the target stay as they are.'}</p>
      <div className={shared['buttons']}>
        <ActionButton variant="default" denied={denied} disabled={sync.jobId !== null || isNothing} onClick={() => setAsking(true)}>Remove sync</ActionButton>
      </div>
      {asking ? <RemoveSyncDialog sync={sync} onClose={() => setAsking(false)} /> : null}
    </>
  );
};
