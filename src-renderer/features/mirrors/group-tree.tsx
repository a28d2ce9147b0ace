import { useVirtualizer } from '@tanstack/react-virtual';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { figure } from '../../text/plural.ts';
import { cx } from '../../ui/cx.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { InlineButton } from '../../ui/inline-button.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { type GroupRow, groupRows, parentsOf, treeKey } from './group-rows.ts';
import styles from './group-tree.module.css';
import type { MirrorFilters } from './mirror-filters.ts';

const ROW = 28;
const INDENT = 14;

const words = ({ path, mirrors, equal, failed }: GroupRow): string => `${path}: ${figure(mirrors)} mirrored, ${figure(equal)} equal, ${figure(failed)} failed`;

type LineProps = { row: GroupRow; chosen: boolean; active: boolean; onChoose: () => void; onToggle: () => void };

const Line = ({ row, chosen, active, onChoose, onToggle }: LineProps) => (
  <div
    role="treeitem"
    aria-label={words(row)}
    aria-level={row.depth + 1}
    aria-selected={chosen}
    {...(row.hasChildren ? { 'aria-expanded': row.open } : {})}
    tabIndex={active ? 0 : -1}
    data-path={row.path}
    title={words(row)}
    className={cx(styles['row'], chosen && styles['chosen'])}
    style={{ paddingLeft: 8 + row.depth * INDENT }}
    onClick={onChoose}
    onKeyDown={(event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      onChoose();
    }}
  >
    <span
      className={styles['arrow']}
      aria-hidden="true"
      onClick={(event) => {
        event.stopPropagation();
        onToggle();
      }}
    >
      {row.hasChildren ? (row.open ? <IconChevronDown size={14} stroke={1.5} /> : <IconChevronRight size={14} stroke={1.5} />) : null}
    </span>
    <span className={styles['name']}>{row.name}</span>
    {row.failed === 0 ? null : <span className={styles['failed']}>× {figure(row.failed)}</span>}
    <span className={styles['count']}>{figure(row.mirrors)}</span>
  </div>
);

type GroupTreeProps = { filters: MirrorFilters; onChoose: (groupPath: string | undefined) => void };

/** The groups of the sources with their counts, as a tree beside the list; the chosen one narrows the list, a second click widens it. */
export const GroupTree = ({ filters, onChoose }: GroupTreeProps) => {
  const { groupPath, orderBy: _order, descending: _descending, ...filter } = filters;
  const { data, error, refetch } = useCall('mirrors.groups', filter, { keepPrevious: true });
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(groupPath === undefined ? [] : parentsOf(groupPath)));
  const [active, setActive] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  const rows = useMemo(() => groupRows(data?.items ?? [], open), [data, open]);
  const at = Math.min(active, Math.max(0, rows.length - 1));
  const virtualizer = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 10 });

  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    scroller.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus();
  }, [at]);
  const toggle = (path: string, opened: boolean) =>
    setOpen((before) => new Set(opened ? [...before, path] : [...before].filter((one) => one !== path)));
  const onKeyDown = (event: React.KeyboardEvent) => {
    const next = treeKey(event.key, at, rows);
    if (next === null) return;
    event.preventDefault();
    if ('open' in next) toggle(next.open, true);
    else if ('close' in next) toggle(next.close, false);
    else {
      moved.current = next.move !== at;
      setActive(next.move);
      virtualizer.scrollToIndex(next.move);
    }
  };

  return (
    <section className={styles['side']} aria-label="Groups">
      <div className={styles['head']}>
        <span>Groups of the source</span>
        {groupPath === undefined ? null : <InlineButton onClick={() => onChoose(undefined)}>All groups</InlineButton>}
      </div>
      {error === null ? null : <div className={styles['failure']}><FailureNotice failure={error.failure} title="The groups could not be read" onRetry={() => void refetch()} /></div>}
      {data === undefined && error === null ? <SkeletonRows rows={8} height={ROW} label="Loading groups" /> : null}
      {data !== undefined && rows.length === 0 ? <p className={styles['empty']}>No group has a mirror that matches.</p> : null}
      <div ref={scroller} className={styles['scroller']}>
        <div role="tree" tabIndex={-1} aria-label="Groups of the source" className={styles['tree']} style={{ height: virtualizer.getTotalSize() }} onKeyDown={onKeyDown}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <div key={row.path} role="none" className={styles['place']} style={{ transform: `translateY(${start}px)` }}>
                <Line
                  row={row}
                  chosen={row.path === groupPath}
                  active={index === at}
                  onChoose={() => {
                    setActive(index);
                    onChoose(row.path === groupPath ? undefined : row.path);
                  }}
                  onToggle={() => toggle(row.path, !row.open)}
                />
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
};
