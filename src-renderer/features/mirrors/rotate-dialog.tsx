import { notifications } from '@mantine/notifications';
import type { Mirror } from '../../../src-preload/contract/models/mirror.ts';
import { useChange } from '../../api/use-change.ts';
import { hrefOf } from '../../state/route.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { PathText } from '../../ui/path-text.tsx';

type RotateDialogProps = { mirror: Pick<Mirror, 'id' | 'direction' | 'source' | 'target' | 'credential' | 'desired'>; onClose: () => void };

/** What rotation does for each direction; GitLab cannot change the credential of a push mirror, so that one is made anew. */
const whatHappens = ({ direction, source, target }: RotateDialogProps['mirror']): string =>
  direction === 'push'
    ? `A new access token is made on ${target.instanceName}. GitLab cannot change the credential of a push mirror: a new mirror with the same settings is made on ${source.instanceName}, and the former one is removed.`
    : `A new access token is made on ${source.instanceName}, and the pull mirror on ${target.instanceName} is given it in place.`;

/** Asks before a mirror's credential is rotated, and says what that does on GitLab. */
export const RotateDialog = ({ mirror, onClose }: RotateDialogProps) => {
  const rotate = useChange('mirrors.rotateToken');
  const { credential } = mirror;
  return (
    <ConfirmDialog
      opened
      title="Rotate this mirror’s credential?"
      verb="Rotate credential"
      busy={rotate.isPending}
      failure={rotate.error?.failure ?? null}
      onConfirm={() =>
        rotate.mutate({ mirrorId: mirror.id }, {
          onSuccess: ({ jobId }) => {
            notifications.show({ title: 'The credential is being rotated', message: <a href={hrefOf('jobs', { id: jobId })}>Watch the job</a> });
            onClose();
          },
        })
      }
      onClose={onClose}
    >
      <p><PathText path={mirror.source.path} max={60} /> → <PathText path={mirror.target.path} max={60} /></p>
      <p>{whatHappens(mirror)}</p>
      <p>
        {credential.name === null ? 'The mirror has no token of its own to revoke.' : `“${credential.name}” is revoked once a run with the new token was seen to work.`}
        {' '}All settings are kept{mirror.desired.enabled ? '' : ', and the mirror stays disabled'}.
      </p>
    </ConfirmDialog>
  );
};
