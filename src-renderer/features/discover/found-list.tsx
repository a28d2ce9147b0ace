import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useAllPairs } from '../../api/use-all.ts';
import { counted } from '../../text/plural.ts';
import { DataGrid } from '../../ui/data-grid.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import type { GridRows, GridSelection } from '../../ui/grid-types.ts';
import { AdoptBar } from './adopt-bar.tsx';
import styles from './discover.module.css';
import { type Found, fittingPairs, foundKey, whyNot } from './found.ts';
import { FOUND_COLUMNS } from './found-columns.tsx';
import { type DiscoveryPlace, useDiscovery } from './use-discovery.ts';

const idOf = ({ id }: Found): number => id;

/** What was found so far, and the choice of what is adopted into which pair. */
export const FoundList = ({ place }: { place: DiscoveryPlace }) => {
  const { found, projects, running, more, failure, stop, goOn } = useDiscovery(place);
  const pairs = useAllPairs().data?.items ?? [];
  const [pairId, setPairId] = useState<number | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const fitting = fittingPairs(pairs, found);
  const pair = fitting.find(({ id }) => id === pairId) ?? (fitting.length === 1 ? (fitting[0] ?? null) : null);
  const possible = found.filter((mirror) => whyNot(mirror, pair) === null);
  const chosen = possible.filter((mirror) => ticked.has(foundKey(mirror)));

  const rows = useMemo<GridRows<Found>>(() => ({ total: found.length, itemAt: (index) => found[index], loading: found.length === 0 && running }), [found, running]);
  const selection: GridSelection<Found> = {
    extent: chosen.length === 0 ? 'none' : chosen.length === possible.length ? 'all' : 'some',
    isSelected: (mirror) => ticked.has(foundKey(mirror)) && whyNot(mirror, pair) === null,
    labelOf: ({ ownerPath }) => ownerPath,
    refuses: (mirror) => whyNot(mirror, pair),
    onAll: (all) => setTicked(new Set(all ? possible.map(foundKey) : [])),
    onToggle: (mirror) => setTicked((before) => {
      const next = new Set(before);
      if (!next.delete(foundKey(mirror))) next.add(foundKey(mirror));
      return next;
    }),
  };

  return (
    <>
      <div className={styles['state']}>
        <span role="status">{running ? 'Looking' : more ? 'Stopped' : 'Looked'} through {counted(projects, 'project')}; {counted(found.length, 'mirror')} found</span>
        {running ? <Button size="compact-sm" variant="default" onClick={stop}>Stop</Button> : more && failure === null ? <Button size="compact-sm" variant="default" onClick={goOn}>Look further</Button> : null}
      </div>
      {failure === null ? null : <div className={styles['failure']}><FailureNotice failure={failure} title="Not every project could be read" onRetry={goOn} /></div>}
      <div className={styles['grid']}>
        <DataGrid
          ariaLabel="Mirrors found"
          columns={FOUND_COLUMNS}
          rows={rows}
          idOf={idOf}
          selection={selection}
          empty={failure === null ? <EmptyState title="No project here has a mirror.">Only projects in which the token may see mirrors count: it needs the role Maintainer there.</EmptyState> : null}
        />
      </div>
      {found.length === 0 ? null : <AdoptBar pairs={fitting} pair={pair} chosen={chosen} onPair={(next) => setPairId(next?.id ?? null)} />}
    </>
  );
};
