import { Button } from '@mantine/core';
import { useCall } from '../../api/use-call.ts';
import { hrefOf } from '../../state/route.ts';
import { EmptyState } from '../../ui/empty-state.tsx';

type NoMirrorsProps = { pairName: string | null; narrowed: boolean; onClear: () => void; onNew: () => void };

/** What stands in an empty list, and what to do next: clear the filters, create a mirror, or first a pair. */
export const NoMirrors = ({ pairName, narrowed, onClear, onNew }: NoMirrorsProps) => {
  const pairs = useCall('pairs.list', { limit: 1 }).data?.total;
  if (narrowed) {
    return <EmptyState title="Nothing matches the filters." action={<Button variant="default" onClick={onClear}>Clear filters</Button>} />;
  }
  if (pairs === 0) {
    return (
      <EmptyState title="Mirrors live in pairs, and there is no pair yet." action={<Button variant="default" component="a" href={hrefOf('pairs', { id: 'new' })}>New pair</Button>}>
        A pair joins two instances in one direction and holds the settings that its mirrors inherit.
      </EmptyState>
    );
  }
  return (
    <EmptyState title={pairName === null ? 'No mirrors yet.' : `No mirrors in “${pairName}” yet.`} action={<Button variant="default" onClick={onNew}>New mirror</Button>}>
      A mirror copies the branches and tags of one project to another, and keeps doing it.
    </EmptyState>
  );
};
