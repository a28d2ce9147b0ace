import { useCallback, useMemo, useState } from 'react';
import type { MirrorId } from '../../../src-preload/contract/ids.ts';
import { type IssueProblem, IssueProblemKind } from '../../../src-preload/contract/models/issue-sync.ts';
import { call } from '../../api/call.ts';
import { useDenied } from '../../api/use-may.ts';
import { useWindowedList } from '../../api/windowed-list.ts';
import { PROBLEM } from '../../text/issue-words.ts';
import { counted } from '../../text/plural.ts';
import { DataGrid } from '../../ui/data-grid.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { FilterChip } from '../../ui/filter-chip.tsx';
import styles from './issues.module.css';
import { problemColumns } from './problem-columns.tsx';
import { SettleDialog } from './settle-dialog.tsx';
import { useSettle } from './use-settle.ts';

const KINDS = IssueProblemKind.options.map((value) => ({ value, label: PROBLEM[value].word }));
const idOf = ({ id }: IssueProblem): number => id;

type ProblemListProps = { mirrorId: MirrorId; openId: number | null; onOpen: (problem: IssueProblem) => void };

/** What could not be copied, kept or decided: each with its reason and the likeliest thing to do. */
export const ProblemList = ({ mirrorId, openId, onOpen }: ProblemListProps) => {
  const [kind, setKind] = useState<IssueProblemKind | undefined>(undefined);
  const filter = useMemo(() => ({ mirrorId, ...(kind === undefined ? {} : { kind }) }), [mirrorId, kind]);
  const load = useCallback((paging: { offset: number; limit: number }) => call('issueSync.problems', { ...filter, ...paging }), [filter]);
  const { rows, failure, retry } = useWindowedList('issueSync.problems', filter, load);
  const settle = useSettle();
  const denied = useDenied('issueSync.settleProblem');
  const { settling, settle: onSettle } = settle;
  const settlingId = settling?.id ?? null;
  const columns = useMemo(() => problemColumns({ settling: settlingId, denied, onSettle }), [settlingId, denied, onSettle]);
  const empty = kind === undefined
    ? <EmptyState title="No problems.">An issue that cannot be copied, or that wants a decision, stands here until it is settled. It never holds up the others.</EmptyState>
    : <EmptyState title="No problem of this kind." />;
  return (
    <>
      <div className={styles['bar']} role="group" aria-label="Filters">
        <FilterChip label="Problem" options={KINDS} value={kind} onChange={setKind} />
        <span className={styles['count']} role="status">{rows.loading ? '' : counted(rows.total, 'problem')}</span>
      </div>
      {failure === null ? null : <div className={styles['failure']}><FailureNotice failure={failure} title="The problems could not be read" onRetry={retry} /></div>}
      {settle.failure === null || settle.asking !== null ? null : <div className={styles['failure']}><FailureNotice failure={settle.failure} title="The problem was not settled" /></div>}
      <div className={styles['fill']}>
        <DataGrid ariaLabel="Problems" columns={columns} rows={rows} idOf={idOf} selectedId={openId} onOpen={onOpen} scope={kind ?? ''} empty={failure === null ? empty : null} />
      </div>
      <SettleDialog settle={settle} />
    </>
  );
};
