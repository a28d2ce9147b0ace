import type { Mirror } from '../../../src-preload/contract/models/mirror.ts';
import type { GridColumn } from '../../ui/grid-types.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { ComparedCell, CredentialCell, EndCell, StatusCell } from './cells.tsx';
import type { OptionalColumn } from './mirror-views.ts';

/** The ends of the one pair that is listed; null where the list holds several pairs. */
export type OnePair = { sourceInstanceName: string; targetInstanceName: string } | null;

export const COLUMN_WORD: Record<OptionalColumn, string> = {
  status: 'Status', verified: 'Refs', comparedAt: 'Compared', lastUpdateAt: 'Last run', credential: 'Credential', pair: 'Pair', createdAt: 'Created',
};

const optional = (freshMs: number): Record<OptionalColumn, Omit<GridColumn<Mirror>, 'id' | 'header' | 'sortable'>> => ({
  status: { width: 176, grow: 1, cell: (mirror) => <StatusCell mirror={mirror} freshMs={freshMs} /> },
  verified: { width: 148, hideBelow: 700, cell: ({ verified }) => <ComparedCell verified={verified} /> },
  comparedAt: { width: 92, hideBelow: 560, cell: ({ verified }) => <TimeText at={verified.comparedAt} /> },
  lastUpdateAt: { width: 92, hideBelow: 820, cell: ({ observed }) => <TimeText at={observed.lastUpdateAt} /> },
  credential: { width: 144, hideBelow: 900, cell: ({ credential }) => <CredentialCell credential={credential} /> },
  pair: { width: 120, grow: 1, hideBelow: 1040, cell: ({ pairName }) => <span>{pairName}</span> },
  createdAt: { width: 92, hideBelow: 940, cell: ({ createdAt }) => <TimeText at={createdAt} /> },
});

/**
 * The columns of the list; an id that can be sorted by is one of `MirrorOrder`. For one pair the instances stand in the head
 * once and the pair's name is left out, else the instances stand beside each path. `freshMs`: how old a comparison may be and still count.
 */
export const mirrorColumns = (pair: OnePair, chosen: readonly OptionalColumn[], freshMs: number, menu: (mirror: Mirror) => React.ReactNode): readonly GridColumn<Mirror>[] => [
  { id: 'source', header: pair === null ? 'Source' : `Source on ${pair.sourceInstanceName}`, sortable: true, width: 176, grow: 3, cell: ({ source }) => <EndCell end={source} withInstance={pair === null} /> },
  { id: 'target', header: pair === null ? 'Target' : `Target on ${pair.targetInstanceName}`, sortable: true, width: 176, grow: 3, cell: ({ target }) => <EndCell end={target} withInstance={pair === null} /> },
  ...chosen.filter((id) => pair === null || id !== 'pair').map((id) => ({ id, header: COLUMN_WORD[id], sortable: true, ...optional(freshMs)[id] })),
  { id: 'menu', header: '', width: 24, cell: menu },
];
