import { Button } from '@mantine/core';
import { useCall } from '../../api/use-call.ts';
import { hrefOf } from '../../state/route.ts';
import { HELP_OF_SCREEN } from '../../text/help-topics.ts';
import { EmptyState } from '../../ui/empty-state.tsx';

type NoMirrorsProps = { pairName: string | null; narrowed: boolean; onClear: () => void };

/** What stands in an empty list, and what to do before the screen's own action: clear the filters, or add instances or a pair first. */
export const NoMirrors = ({ pairName, narrowed, onClear }: NoMirrorsProps) => {
  const pairs = useCall('pairs.list', { limit: 1 }).data?.total;
  const instances = useCall('instances.list', { limit: 1 }).data?.total;
  if (narrowed) {
    return <EmptyState title="Nothing matches the filters." action={<Button variant="default" onClick={onClear}>Clear filters</Button>} />;
  }
  if (pairs === 0 && instances !== undefined && instances < 2) {
    return (
      <EmptyState help={HELP_OF_SCREEN.start} title="Mirrors live in pairs, and a pair joins two instances." action={<Button variant="default" component="a" href={hrefOf('instances', { id: 'new' })}>Add instance</Button>}>
        {instances === 0 ? 'No instance is' : 'One instance is'} registered.
      </EmptyState>
    );
  }
  if (pairs === 0) {
    return (
      <EmptyState help={HELP_OF_SCREEN.start} title="Mirrors live in pairs, and there is no pair yet." action={<Button variant="default" component="a" href={hrefOf('pairs', { id: 'new' })}>New pair</Button>}>
        A pair joins two instances in one direction and holds the settings that its mirrors inherit.
      </EmptyState>
    );
  }
  return (
    <EmptyState help={HELP_OF_SCREEN.start} title={pairName === null ? 'No mirrors yet.' : `No mirrors in “${pairName}” yet.`}>
      A mirror copies the branches and tags of one project to another, and keeps doing it.
    </EmptyState>
  );
};
