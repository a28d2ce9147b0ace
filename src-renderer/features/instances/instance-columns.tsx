import type { Instance } from '../../../src-preload/contract/models/instance.ts';
import { figure } from '../../text/plural.ts';
import type { GridColumn } from '../../ui/grid-types.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { Reachability } from './reachability.tsx';

const SHORT_EDITION = { community: 'CE', enterprise: 'EE' } as const;

const version = ({ version: number, edition }: Instance): string =>
  number === null ? '' : `${number.replace(/-(ee|ce)$/, '')}${edition === null ? '' : ` ${SHORT_EDITION[edition]}`}`;

export const INSTANCE_COLUMNS: readonly GridColumn<Instance>[] = [
  { id: 'name', header: 'Name', width: 140, grow: 2, cell: ({ name }) => <span title={name}>{name}</span> },
  { id: 'url', header: 'URL', width: 160, grow: 3, hideBelow: 940, cell: ({ url }) => <span title={url}>{url}</span> },
  { id: 'reachability', header: 'Connection', width: 200, grow: 1, cell: (instance) => <Reachability instance={instance} /> },
  { id: 'version', header: 'Version', width: 104, hideBelow: 768, cell: version },
  { id: 'owner', header: 'Token owner', width: 120, grow: 1, hideBelow: 1080, cell: ({ tokenUser }) => tokenUser ?? '' },
  { id: 'expires', header: 'Token expires', width: 112, hideBelow: 656, cell: ({ tokenExpiresAt }) => <TimeText at={tokenExpiresAt} never="" day /> },
  { id: 'pairs', header: 'Pairs', width: 56, align: 'end', hideBelow: 528, cell: ({ pairs }) => figure(pairs) },
  { id: 'mirrors', header: 'Mirrors', width: 64, align: 'end', hideBelow: 528, cell: ({ mirrors }) => figure(mirrors) },
];
