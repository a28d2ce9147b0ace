import { Button } from '@mantine/core';
import { useCall } from '../../api/use-call.ts';
import { hrefOf } from '../../state/route.ts';
import { EmptyState } from '../../ui/empty-state.tsx';

type NoSyncsProps = { narrowed: boolean; onClear: () => void };

/** What stands in an empty list of syncs, and the way to the first one. */
export const NoSyncs = ({ narrowed, onClear }: NoSyncsProps) => {
  const mirrors = useCall('mirrors.list', { limit: 1 }, { enabled: !narrowed }).data?.total;
  if (narrowed) return <EmptyState title="Nothing matches the filters." action={<Button variant="default" onClick={onClear}>Clear filters</Button>} />;
  if (mirrors === 0) {
    return (
      <EmptyState title="Issues are copied along mirrors, and there is no mirror yet." action={<Button variant="default" component="a" href={hrefOf('mirrors')}>Open the mirrors</Button>}>
        A mirror joins the two projects; its issue sync copies issues the same way.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Issues are not copied yet.">
      Issue sync copies a source’s issues, comments, labels and attachments to its target and keeps following them. Switch it on for one mirror here, or for all of a pair under <a href={hrefOf('pairs')}>Pairs</a>.
    </EmptyState>
  );
};
