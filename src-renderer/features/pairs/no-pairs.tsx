import { Button } from '@mantine/core';
import { useCall } from '../../api/use-call.ts';
import { hrefOf } from '../../state/route.ts';
import { HELP_OF_SCREEN } from '../../text/help-topics.ts';
import { EmptyState } from '../../ui/empty-state.tsx';

/** What stands in an empty list, and what to do next. */
export const NoPairs = ({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) => {
  const instances = useCall('instances.list', { limit: 1 }).data?.total;
  if (narrowed) return <EmptyState title="Nothing matches the filters." action={<Button variant="default" onClick={onClear}>Clear filters</Button>} />;
  const enough = instances === undefined || instances >= 2;
  return (
    <EmptyState
      help={HELP_OF_SCREEN.pairs}
      title="Pairs live here: two instances, a direction, and the settings that mirrors inherit."
      // New pair itself stands at the top right, as on every screen.
      action={enough ? null : <Button variant="default" component="a" href={hrefOf('instances', { id: 'new' })}>Add instance</Button>}
    >
      {enough ? 'Make one pair for each direction in which projects are mirrored.' : `A pair joins two instances; ${instances === 0 ? 'none is' : 'one is'} registered.`}
    </EmptyState>
  );
};
