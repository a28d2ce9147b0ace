import type { ActivityEntry } from '../../../src-preload/contract/models/activity.ts';
import { ACTION, whoDid } from '../../text/activity.ts';
import type { GridColumn } from '../../ui/grid-types.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';

export const ACTIVITY_COLUMNS: readonly GridColumn<ActivityEntry>[] = [
  { id: 'at', header: 'When', width: 104, cell: ({ at }) => <TimeText at={at} /> },
  { id: 'action', header: 'What', width: 168, cell: ({ action }) => ACTION[action] },
  { id: 'subject', header: 'Object', width: 160, grow: 3, cell: ({ subject }) => <span title={subject}>{subject}</span> },
  { id: 'actor', header: 'Who', width: 88, hideBelow: 620, cell: whoDid },
  { id: 'result', header: 'Result', width: 88, cell: ({ result }) => (result === 'failed' ? <StatusBadge status="failed" /> : 'Done') },
];
