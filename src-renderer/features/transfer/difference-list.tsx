import { useMemo } from 'react';
import type { BackupDifference, DifferenceKind, DifferenceState, RestoreHow } from '../../../src-preload/contract/models/transfer.ts';
import { call } from '../../api/call.ts';
import { useWindowedList } from '../../api/windowed-list.ts';
import { DataGrid } from '../../ui/data-grid.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import type { Choices, Side } from './choices.ts';
import { differenceColumns } from './difference-columns.tsx';
import styles from './plan.module.css';

/** undefined: of any. */
export type DifferenceFilter = { kind: DifferenceKind | undefined; state: DifferenceState | undefined; text: string };

export const NO_FILTER: DifferenceFilter = { kind: undefined, state: undefined, text: '' };

type DifferenceListProps = {
  inspection: string;
  filter: DifferenceFilter;
  how: RestoreHow;
  choices: Choices;
  chosen: BackupDifference | null;
  onChoose: (object: BackupDifference, side: Side) => void;
  onOpen: (object: BackupDifference) => void;
};

const ORDER: readonly DifferenceKind[] = ['settings', 'instance', 'pair', 'mirror'];

/** Ids are of their kind, and of the file or of this machine. */
export const rowId = ({ kind, id, state }: BackupDifference): number => (id * ORDER.length + ORDER.indexOf(kind)) * 2 + Number(state === 'missing');

/** Every object of the file and of this machine, however many, what has to be decided first. */
export const DifferenceList = ({ inspection, filter, how, choices, chosen, onChoose, onOpen }: DifferenceListProps) => {
  const input = useMemo(() => ({ inspection, ...filter }), [inspection, filter]);
  const { rows, failure, retry } = useWindowedList('transfer.differences', input, (paging) => call('transfer.differences', { ...input, ...paging }));
  const columns = useMemo(() => differenceColumns({ how, choices, onChoose }), [how, choices, onChoose]);
  if (failure !== null) return <div className={styles['failure']}><FailureNotice failure={failure} title="The comparison could not be read" onRetry={retry} /></div>;
  return (
    <DataGrid
      ariaLabel="Objects of the backup"
      columns={columns}
      rows={rows}
      idOf={rowId}
      selectedId={chosen === null ? null : rowId(chosen)}
      onOpen={onOpen}
      scope={JSON.stringify(filter)}
      empty={<EmptyState title="No object is like that.">Show another state or kind, or clear the search.</EmptyState>}
    />
  );
};
