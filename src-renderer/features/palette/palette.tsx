import { Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { showOverlay } from '../../state/overlay.ts';
import { goTo } from '../../state/route.ts';
import { cx } from '../../ui/cx.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import styles from './palette.module.css';
import { type Entry, FIRST_ENTRIES, rankEntries } from './rank-entries.ts';
import { remember, useRecent } from './recent.ts';
import { useHelpSearch } from './use-help-search.ts';

const LIMIT = 30;
const LIST = 'palette-list';
const PAUSE_MS = 80;

const after = (key: string, at: number, total: number): number | null => {
  if (total === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % total;
    case 'ArrowUp':
      return (at + total - 1) % total;
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    default:
      return null;
  }
};

const useEntries = (typed: string) => {
  const [text] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const searchHelp = useHelpSearch();
  const recent = useRecent(({ entries }) => entries);
  const found = useCall('overview.search', { text, limit: LIMIT }, { enabled: text !== '', keepPrevious: true });
  const entries: readonly Entry[] = typed.trim() === '' ? [...recent, ...FIRST_ENTRIES.filter(({ id }) => recent.every((one) => one.id !== id))] : rankEntries(typed, found.data?.items ?? [], searchHelp(typed));
  return { entries, more: typed.trim() !== '' && (found.data?.more ?? false), waiting: typed.trim() !== text || found.isFetching, failure: found.error?.failure ?? null };
};

/** Opens what was chosen, selected in its screen. */
const useOpen = () => {
  const lock = useChange('vault.lock');
  return (entry: Entry): void => {
    remember(entry);
    if ('href' in entry.go) {
      showOverlay(null);
      goTo(entry.go.href);
      return;
    }
    showOverlay(entry.go.deed === 'keys' ? 'keys' : null);
    if (entry.go.deed === 'lock') lock.mutate({});
  };
};

type OptionProps = { entry: Entry; at: number; active: boolean; onOpen: (entry: Entry) => void };

const Option = ({ entry, at, active, onOpen }: OptionProps) => {
  const line = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (active) line.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <button ref={line} type="button" tabIndex={-1} id={`${LIST}-${at}`} role="option" aria-selected={active} className={cx(styles['option'], active && styles['active'])} onClick={() => onOpen(entry)}>
      <span className={styles['title']} title={entry.title}>{entry.title}</span>
      <span className={styles['detail']}>{entry.detail}</span>
      <span className={styles['kind']}>{entry.kind}</span>
    </button>
  );
};

/** The search everywhere: screens, settings, actions, and everything that is stored. Keys alone are enough. */
export const Palette = () => {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { entries, more, waiting, failure } = useEntries(typed);
  const open = useOpen();
  useReturnFocus(true);
  const active = Math.min(at, Math.max(0, entries.length - 1));
  const onKeyDown = (event: React.KeyboardEvent) => {
    const chosen = entries[active];
    const next = after(event.key, active, entries.length);
    if (event.key === 'Enter' && chosen !== undefined && !event.nativeEvent.isComposing) open(chosen);
    else if (next !== null) setAt(next);
    else return;
    event.preventDefault();
  };
  return (
    <Modal opened onClose={() => showOverlay(null)} withCloseButton={false} centered={false} size={640} padding={0} yOffset="12vh" attributes={{ content: { 'aria-label': 'Search everywhere' } }} transitionProps={{ duration: 0 }}>
      <TextInput
        data-autofocus
        className={styles['search'] ?? ''}
        variant="unstyled"
        size="md"
        role="combobox"
        aria-label="Search everywhere"
        aria-expanded
        aria-controls={LIST}
        aria-activedescendant={`${LIST}-${active}`}
        placeholder="Mirror, project, instance, pair, job, screen or action"
        maxLength={200}
        leftSection={<IconSearch size={18} stroke={1.5} />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      {failure === null ? null : <FailureNotice failure={failure} title="What is stored could not be searched" />}
      <div id={LIST} role="listbox" aria-label="Results" className={styles['options']}>
        {entries.map((entry, nth) => <Option key={entry.id} entry={entry} at={nth} active={nth === active} onOpen={open} />)}
      </div>
      <p role="status" className={styles['foot']}>{entries.length === 0 && !waiting ? `Nothing is called “${typed.trim()}”, and no page of the help has it.` : more ? 'More would fit: type more of it.' : '↑ ↓ choose, Enter opens, Esc closes'}</p>
    </Modal>
  );
};
