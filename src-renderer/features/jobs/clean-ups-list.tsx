import { useMemo, useState } from 'react';
import type { CleanUp } from '../../../src-preload/contract/models/clean-up.ts';
import { call } from '../../api/call.ts';
import { useChange } from '../../api/use-change.ts';
import { useRights } from '../../api/use-may.ts';
import { useWindowedList } from '../../api/windowed-list.ts';
import { DataGrid } from '../../ui/data-grid.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { cleanUpColumns } from './clean-up-columns.tsx';
import { GiveUpDialog } from './give-up-dialog.tsx';
import styles from './clean-ups.module.css';

const ALL = {};
const idOf = ({ id }: CleanUp): number => id;

/** What GitLab still holds of us and could not be removed yet: retried by itself, now by hand, or given up. */
export const CleanUpsList = () => {
  const { rows, failure, retry } = useWindowedList('cleanUps.list', ALL, (paging) => call('cleanUps.list', paging));
  const { mutate, isPending, variables, error } = useChange('cleanUps.retry');
  const deniedOf = useRights();
  const [givingUp, setGivingUp] = useState<CleanUp | null>(null);
  const retrying = isPending ? variables.cleanUpId : null;
  const columns = useMemo(() => cleanUpColumns({ retrying, deniedOf, onRetry: ({ id }) => mutate({ cleanUpId: id }), onGiveUp: setGivingUp }), [retrying, deniedOf, mutate]);
  if (failure !== null) return <FailureNotice failure={failure} onRetry={retry} />;
  return (
    <div className={styles['list']}>
      {rows.total === 0 ? null : <p className={styles['intro']}>These were ours and are still on GitLab. Each is retried by itself, ever more seldom; giving up leaves it there for good.</p>}
      {error === null ? null : <div className={styles['failure']}><FailureNotice failure={error.failure} title="The clean-up was not done" /></div>}
      <div className={styles['grid']}>
        <DataGrid
          ariaLabel="Left on GitLab"
          columns={columns}
          rows={rows}
          idOf={idOf}
          empty={<EmptyState title="Nothing of ours is left on GitLab.">What could not be removed on GitLab at once stands here until it is gone.</EmptyState>}
        />
      </div>
      {givingUp === null ? null : <GiveUpDialog cleanUp={givingUp} onClose={() => setGivingUp(null)} />}
    </div>
  );
};
