import { IconArrowsLeftRight, IconArrowRight } from '@tabler/icons-react';
import type { Pair } from '../../../src-preload/contract/models/pair.ts';
import { DIRECTION } from '../../text/directions.ts';
import { defaultsSummary } from '../../text/mirror-settings.ts';
import { figure } from '../../text/plural.ts';
import type { GridColumn } from '../../ui/grid-types.ts';
import styles from './pairs.module.css';

const DirectionCell = ({ direction }: Pick<Pair, 'direction'>) => (
  <span className={styles['direction']}>
    <IconArrowRight size={16} stroke={1.5} aria-label="to" />
    {DIRECTION[direction]}
  </span>
);

const TwoWay = () => (
  <span className={styles['direction']}>
    <IconArrowsLeftRight size={16} stroke={1.5} aria-hidden="true" />
    two-way
  </span>
);

const PAIR_COLUMNS: readonly GridColumn<Pair>[] = [
  { id: 'name', header: 'Name', width: 140, grow: 3, cell: ({ name }) => <span title={name}>{name}</span> },
  { id: 'source', header: 'Source', width: 96, grow: 2, cell: ({ sourceInstanceName: name }) => <span title={name}>{name}</span> },
  { id: 'direction', header: 'Direction', width: 72, cell: (pair) => <DirectionCell direction={pair.direction} /> },
  { id: 'target', header: 'Target', width: 96, grow: 2, cell: ({ targetInstanceName: name }) => <span title={name}>{name}</span> },
  { id: 'reverse', header: 'Reverse', width: 84, hideBelow: 720, cell: ({ reversePairIds }) => (reversePairIds.length === 0 ? null : <TwoWay />) },
  { id: 'defaults', header: 'Defaults', width: 160, grow: 3, hideBelow: 900, cell: (pair) => <span className={styles['quiet']} title={defaultsSummary(pair)}>{defaultsSummary(pair)}</span> },
  { id: 'mirrors', header: 'Mirrors', width: 64, align: 'end', cell: ({ mirrors }) => figure(mirrors) },
];

/** The columns of the list; `Reverse` only where a pair has one, so that its room goes to the defaults otherwise. */
export const pairColumns = (twoWay: boolean): readonly GridColumn<Pair>[] => (twoWay ? PAIR_COLUMNS : PAIR_COLUMNS.filter(({ id }) => id !== 'reverse'));
