import { hrefOf } from '../../state/route.ts';
import { DIRECTION } from '../../text/directions.ts';
import { FittedPath } from '../../ui/fitted-path.tsx';
import type { GridColumn } from '../../ui/grid-types.ts';
import { Tag } from '../../ui/tag.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { RowLink } from '../../ui/row-link.tsx';
import styles from './discover.module.css';
import type { Found } from './found.ts';

const OtherEnd = ({ other, url }: Found) =>
  other === null
    ? <span className={styles['quiet']} title={url ?? ''}>{url ?? 'address not told by GitLab'}</span>
    : <span className={styles['end']}><FittedPath path={other.path} /><span className={styles['instance']}>{other.instanceName}</span></span>;

const Here = ({ mirrorId, other }: Found) => {
  if (mirrorId !== null) return <RowLink href={hrefOf('mirrors', { id: mirrorId })}>Mirror {mirrorId}</RowLink>;
  return other === null ? <Tag>elsewhere</Tag> : <Tag tone="working">can be adopted</Tag>;
};

export const FOUND_COLUMNS: readonly GridColumn<Found>[] = [
  { id: 'owner', header: 'Configured on', width: 160, grow: 3, cell: ({ ownerPath }) => <FittedPath path={ownerPath} /> },
  { id: 'direction', header: 'Direction', width: 72, cell: ({ direction }) => DIRECTION[direction] },
  { id: 'other', header: 'Other end', width: 160, grow: 3, cell: (found) => <OtherEnd {...found} /> },
  { id: 'enabled', header: 'Enabled', width: 64, hideBelow: 760, cell: ({ enabled }) => (enabled ? 'yes' : 'no') },
  { id: 'status', header: 'GitLab says', width: 88, hideBelow: 820, cell: ({ status }) => status ?? '' },
  { id: 'success', header: 'Last success', width: 96, hideBelow: 900, cell: ({ lastSuccessAt }) => <TimeText at={lastSuccessAt} /> },
  { id: 'here', header: 'Here', width: 120, cell: (found) => <Here {...found} /> },
];
