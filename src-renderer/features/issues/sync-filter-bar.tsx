import { SYNC_STATE } from '../../text/issue-words.ts';
import { FilterChip } from '../../ui/filter-chip.tsx';
import styles from './issues.module.css';
import { SyncListState, type SyncFilters } from './sync-filters.ts';

const STATES = SyncListState.options.map((value) => ({ value, label: SYNC_STATE[value] }));
const ON = [{ value: 'yes', label: 'On' }, { value: 'no', label: 'Off' }] as const;
const PROBLEMS = [{ value: 'yes', label: 'With problems' }, { value: 'no', label: 'Without problems' }] as const;

const wordOf = (value: boolean | undefined): 'yes' | 'no' | undefined => (value === undefined ? undefined : value ? 'yes' : 'no');
const valueOf = (word: 'yes' | 'no' | undefined): boolean | undefined => (word === undefined ? undefined : word === 'yes');

type SyncFilterBarProps = { filters: SyncFilters; onChange: (change: Partial<SyncFilters>) => void; count: string };

/** What narrows the list of syncs, and how many remain. */
export const SyncFilterBar = ({ filters, onChange, count }: SyncFilterBarProps) => (
  <div className={styles['bar']} role="group" aria-label="Filters">
    <FilterChip label="Issue sync" options={ON} value={wordOf(filters.enabled)} onChange={(word) => onChange({ enabled: valueOf(word) })} />
    <FilterChip label="State" options={STATES} value={filters.state} onChange={(state) => onChange({ state })} />
    <FilterChip label="Problems" options={PROBLEMS} value={wordOf(filters.hasProblems)} onChange={(word) => onChange({ hasProblems: valueOf(word) })} />
    <span className={styles['count']} role="status">{count}</span>
  </div>
);
