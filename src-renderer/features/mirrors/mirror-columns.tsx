import type { Mirror } from '../../../src-preload/contract/models/mirror.ts';
import type { GridColumn } from '../../ui/grid-types.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { CredentialCell, EndCell, StatusCell } from './cells.tsx';

/** The ends of the one pair that is listed; null where the list holds several pairs. */
export type OnePair = { sourceInstanceName: string; targetInstanceName: string } | null;

/**
 * The columns of the list; an id that can be sorted by is one of `MirrorOrder`. For one pair the instances stand in the head
 * once, else beside each path.
 */
export const mirrorColumns = (pair: OnePair, menu: (mirror: Mirror) => React.ReactNode): readonly GridColumn<Mirror>[] => [
  { id: 'source', header: pair === null ? 'Source' : `Source on ${pair.sourceInstanceName}`, sortable: true, width: 176, grow: 3, cell: ({ source }) => <EndCell end={source} withInstance={pair === null} /> },
  { id: 'target', header: pair === null ? 'Target' : `Target on ${pair.targetInstanceName}`, sortable: true, width: 176, grow: 3, cell: ({ target }) => <EndCell end={target} withInstance={pair === null} /> },
  { id: 'status', header: 'Status', sortable: true, width: 176, grow: 1, cell: (mirror) => <StatusCell mirror={mirror} /> },
  { id: 'comparedAt', header: 'Compared', sortable: true, width: 92, cell: ({ verified }) => <TimeText at={verified.comparedAt} /> },
  { id: 'lastUpdateAt', header: 'Last run', sortable: true, width: 92, hideBelow: 820, cell: ({ observed }) => <TimeText at={observed.lastUpdateAt} /> },
  { id: 'credential', header: 'Credential', sortable: true, width: 144, hideBelow: 900, cell: ({ credential }) => <CredentialCell credential={credential} /> },
  ...(pair === null ? [{ id: 'pair', header: 'Pair', sortable: true, width: 120, grow: 1, hideBelow: 1040, cell: ({ pairName }: Mirror) => <span>{pairName}</span> }] : []),
  { id: 'menu', header: '', width: 24, cell: menu },
];
