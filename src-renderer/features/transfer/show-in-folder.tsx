import { Button } from '@mantine/core';
import { useChange } from '../../api/use-change.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';

/** Shows a written file in the system's file manager. `grant` names it. */
export const ShowInFolder = ({ grant }: { grant: string }) => {
  const show = useChange('files.showInFolder');
  return (
    <>
      <Button variant="default" loading={show.isPending} onClick={() => show.mutate({ file: { grant } })}>Show in folder</Button>
      {show.data?.shown === false ? <span role="status">The file is not there any more.</span> : null}
      {show.error === null ? null : <FailureNotice failure={show.error.failure} title="The file could not be shown" />}
    </>
  );
};
