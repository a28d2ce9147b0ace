import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { CredentialState, MirrorStatus, VerifiedState } from '../../../src-preload/contract/models/mirror.ts';
import { attentionWords } from '../../text/attention-words.ts';
import { CREDENTIAL, MIRROR_STATUS, VERIFIED } from '../../text/statuses.ts';
import { FilterChip } from '../../ui/filter-chip.tsx';
import styles from './filter-bar.module.css';
import type { MirrorFilters } from './mirror-filters.ts';

const choices = <V extends string>(values: readonly V[], words: Record<V, string>) => values.map((value) => ({ value, label: words[value] }));

const STATUS = choices(MirrorStatus.options, MIRROR_STATUS);
const COMPARED = choices(VerifiedState.options, VERIFIED);
const CREDENTIALS = choices(CredentialState.options, CREDENTIAL);
const ENABLED = [{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }] as const;

const GroupPath = ({ value, onChange }: { value: string; onChange: (path: string) => void }) => {
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  const later = useDebouncedCallback((path: string) => {
    sent.current = path;
    onChange(path);
  }, 200);
  // Set elsewhere, as by the tree or a saved view; what comes back from typing shall not overtake the keys.
  useEffect(() => {
    if (value !== sent.current) setTyped(value);
    sent.current = value;
  }, [value]);
  return (
    <TextInput
      className={styles['group'] ?? ''}
      aria-label="Group path"
      placeholder="Group path"
      maxLength={500}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        later(event.currentTarget.value.trim());
      }}
    />
  );
};

type FilterBarProps = {
  filters: MirrorFilters;
  onChange: (change: Partial<MirrorFilters>) => void;
  count: React.ReactNode;
  /** Beside the count: how the list is shown. */
  children?: React.ReactNode;
};

/** What narrows the list, as chips, and how many mirrors remain. */
export const FilterBar = ({ filters, onChange, count, children }: FilterBarProps) => (
  <div className={styles['bar']} role="group" aria-label="Filters">
    <GroupPath value={filters.groupPath ?? ''} onChange={(groupPath) => onChange({ groupPath })} />
    <FilterChip label="GitLab says" options={STATUS} value={filters.status} onChange={(status) => onChange({ status })} />
    <FilterChip label="Compared" options={COMPARED} value={filters.verified} onChange={(verified) => onChange({ verified })} />
    <FilterChip label="Credential" options={CREDENTIALS} value={filters.credential} onChange={(credential) => onChange({ credential })} />
    <FilterChip
      label="Enabled"
      options={ENABLED}
      value={filters.enabled === undefined ? undefined : filters.enabled ? 'yes' : 'no'}
      onChange={(enabled) => onChange({ enabled: enabled === undefined ? undefined : enabled === 'yes' })}
    />
    {filters.cause === undefined ? null : <FilterChip label="Cause" options={[{ value: filters.cause, label: attentionWords({ cause: filters.cause, count: 1 }).title }]} value={filters.cause} onChange={(cause) => onChange({ cause })} />}
    <span className={styles['count']} role="status">{count}</span>
    {children === undefined ? null : <span className={styles['tools']}>{children}</span>}
  </div>
);
