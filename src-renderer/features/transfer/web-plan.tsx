import { Checkbox, Select } from '@mantine/core';
import { useMemo } from 'react';
import type { Output } from '../../../src-preload/contract/methods.ts';
import type { NetworkConsent } from '../../../src-preload/contract/models/instance.ts';
import type { WebObject } from '../../../src-preload/contract/models/exchange.ts';
import { counted } from '../../text/plural.ts';
import { WEB_KIND, WEB_REASON, WEB_STATE } from '../../text/transfer-words.ts';
import { DataGrid } from '../../ui/data-grid.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { GridColumn, GridRows } from '../../ui/grid-types.ts';
import { Tag } from '../../ui/tag.tsx';
import styles from './origins.module.css';
import shared from './transfer.module.css';

export type WebInspection = Output<'transfer.inspectWebBackup'>;
/** Confirmed addresses, each with what it may be. */
export type WebAnswers = ReadonlyMap<string, NetworkConsent>;

type Row = WebObject & { at: number };

const COLUMNS: readonly GridColumn<Row>[] = [
  { id: 'state', header: 'State', width: 96, cell: ({ state }) => <Tag tone={WEB_STATE[state].tone}>{WEB_STATE[state].word}</Tag> },
  { id: 'kind', header: 'Kind', width: 80, cell: ({ kind }) => WEB_KIND[kind] },
  { id: 'object', header: 'Object', width: 200, grow: 2, cell: ({ name }) => <span title={name}>{name}</span> },
  { id: 'reason', header: 'Why', width: 200, grow: 2, cell: ({ reason }) => (reason === null ? '' : <span title={WEB_REASON[reason]}>{WEB_REASON[reason]}</span>), hideBelow: 700 },
];

/** Every object of the web application's backup and what becomes of it. */
export const WebObjects = ({ objects }: { objects: readonly WebObject[] }) => {
  const all = useMemo<Row[]>(() => objects.map((object, at) => ({ ...object, at })), [objects]);
  const rows = useMemo<GridRows<Row>>(() => ({ total: all.length, itemAt: (index) => all[index], loading: false }), [all]);
  return <DataGrid ariaLabel="Objects of the web application" columns={COLUMNS} rows={rows} idOf={({ at }) => at} empty={<EmptyState title="The backup holds no instance, pair or mirror." />} />;
};

const NETWORKS = [{ value: 'public', label: 'Public' }, { value: 'private', label: 'Private network' }, { value: 'loopback', label: 'This computer' }] as const satisfies readonly { value: NetworkConsent; label: string }[];

type WebOriginsProps = { origins: WebInspection['origins']; answers: WebAnswers; disabled: boolean; onChange: (answers: WebAnswers) => void };

/** Each new server: whether the address is right, and what it may be. One that is not confirmed stays out, with what depends on it. */
export const WebOrigins = ({ origins, answers, disabled, onChange }: WebOriginsProps) => {
  const set = (origin: string, network: NetworkConsent | null) => {
    const next = new Map(answers);
    if (network === null) next.delete(origin);
    else next.set(origin, network);
    onChange(next);
  };
  return (
    <fieldset className={styles['origins']} disabled={disabled} aria-label="Addresses to confirm">
      {origins.map(({ origin, name }) => (
        <div key={origin} className={styles['origin']}>
          <Checkbox size="sm" label={<><span className={shared['mono']}>{origin}</span> is {name}</>} aria-label={`${origin} is ${name}`} description="The token of the backup is sent to this address." checked={answers.has(origin)} onChange={(event) => set(origin, event.currentTarget.checked ? 'public' : null)} />
          {answers.has(origin) ? (
            <Select aria-label={`Network of ${name}`} className={styles['network'] ?? ''} allowDeselect={false} data={NETWORKS} value={answers.get(origin) ?? 'public'} onChange={(value) => set(origin, NETWORKS.find((one) => one.value === value)?.value ?? 'public')} />
          ) : null}
        </div>
      ))}
    </fieldset>
  );
};

/** Whether anything can come over: what new servers have once one of them is confirmed, and what is new between servers that are here. */
export const canComeOver = ({ counts, objects }: Pick<WebInspection, 'counts' | 'objects'>, answers: WebAnswers): boolean =>
  answers.size > 0 || (counts.pairs + counts.mirrors > 0 && objects.some(({ kind, state }) => kind === 'instance' && state === 'here'));

const stayingBehind = ({ users, attachments, labelRules }: WebInspection['leftBehind']): string =>
  [
    ...(users > 0 ? [counted(users, 'account')] : []),
    ...(attachments > 0 ? [`${counted(attachments, 'link', 'links')} of attachments: each is sent once more when its issue changes`] : []),
    ...(labelRules > 0 ? [`${counted(labelRules, 'label rule')}, never in effect there`] : []),
  ].join('; ') || 'nothing';

/** What comes over in figures, and what never does. */
export const webSummary = ({ counts, leftBehind }: Pick<WebInspection, 'counts' | 'leftBehind'>): { label: string; value: string }[] => [
  { label: 'Comes over', value: `${counted(counts.instances, 'instance')}, ${counted(counts.pairs, 'pair')}, ${counted(counts.mirrors, 'mirror')} with ${counted(counts.credentials, 'credential')}` },
  { label: 'Issues', value: `${counted(counts.issueSyncs, 'issue sync')}; ${counted(counts.issueLinks, 'issue')} and ${counted(counts.noteLinks, 'comment')} are known as copies, so none is copied twice` },
  { label: 'Stays behind', value: stayingBehind(leftBehind) },
];
