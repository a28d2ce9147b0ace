import type { MirrorId } from '../../../src-preload/contract/ids.ts';
import { useCall } from '../../api/use-call.ts';
import { hrefOf } from '../../state/route.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { PathText } from '../../ui/path-text.tsx';

/** The mirror that a job works on: both paths where it is still there. */
export const MirrorName = ({ id }: { id: MirrorId }) => {
  const mirror = useCall('mirrors.get', { mirrorId: id }).data;
  return (
    <>
      {mirror === undefined ? null : (
        <KeyValue
          items={[
            { label: mirror.source.instanceName, value: <PathText path={mirror.source.path} copy /> },
            { label: mirror.target.instanceName, value: <PathText path={mirror.target.path} copy /> },
          ]}
        />
      )}
      <a href={hrefOf('mirrors', { id })}>Open mirror {id}</a>
    </>
  );
};
