import type { IssueSync } from '../../../src-preload/contract/models/issue-sync.ts';
import { figure } from '../../text/plural.ts';
import { DueText } from '../../ui/due-text.tsx';
import { FittedPath } from '../../ui/fitted-path.tsx';
import type { GridColumn } from '../../ui/grid-types.ts';
import { Tag } from '../../ui/tag.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { SyncState } from './sync-state.tsx';

const nextRun = ({ enabled, nextRunAt }: IssueSync): React.ReactNode => (enabled ? <DueText at={nextRunAt} never="not planned" /> : '');

/** The columns of the list; an id that can be sorted by is one of `SyncOrder`. */
export const SYNC_COLUMNS: readonly GridColumn<IssueSync>[] = [
  { id: 'source', header: 'Source', sortable: true, width: 120, grow: 3, cell: ({ sourcePath }) => <FittedPath path={sourcePath} /> },
  { id: 'target', header: 'Target', sortable: true, width: 120, grow: 3, cell: ({ targetPath }) => <FittedPath path={targetPath} /> },
  { id: 'state', header: 'State', width: 128, hideBelow: 480, cell: (sync) => <SyncState sync={sync} /> },
  { id: 'links', header: 'Copies', sortable: true, width: 72, align: 'end', hideBelow: 640, cell: ({ links }) => figure(links) },
  { id: 'problems', header: 'Problems', sortable: true, width: 80, align: 'end', cell: ({ problems }) => (problems === 0 ? '' : <Tag tone="warn">{figure(problems)}</Tag>) },
  { id: 'lastRun', header: 'Last run', sortable: true, width: 96, hideBelow: 700, cell: ({ lastRun }) => <TimeText at={lastRun?.startedAt ?? null} /> },
  { id: 'nextRun', header: 'Next run', sortable: true, width: 96, hideBelow: 780, cell: nextRun },
];
