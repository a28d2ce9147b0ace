import { notifications } from '@mantine/notifications';
import type { Mirror } from '../../../src-preload/contract/models/mirror.ts';
import type { CredentialSource } from '../../../src-preload/contract/models/pair.ts';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { hrefOf } from '../../state/route.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { PathText } from '../../ui/path-text.tsx';

type RotateDialogProps = { mirror: Pick<Mirror, 'id' | 'pairId' | 'direction' | 'source' | 'target' | 'credential' | 'desired'>; onClose: () => void };

/** What rotation does for each direction; GitLab cannot change the credential of a push mirror, so that one is made anew. */
const whatHappens = ({ direction, source, target }: RotateDialogProps['mirror'], next: CredentialSource): string => {
  const owner = direction === 'push' ? source.instanceName : target.instanceName;
  const remote = direction === 'push' ? target.instanceName : source.instanceName;
  const made = NEXT[next](remote);
  return direction === 'push'
    ? `${made} GitLab cannot change the credential of a push mirror: a new mirror with the same settings is made on ${owner}, and the former one is removed.`
    : `${made} The pull mirror on ${owner} is given it in place.`;
};

const NEXT: Record<CredentialSource, (remote: string) => string> = {
  project_token: (remote) => `A new project access token is made on ${remote}.`,
  group_token: (remote) => `The mirror takes the newest access token of its group on ${remote}; where it has that already, another is made.`,
  deploy_token: (remote) => `A new deploy token is made on ${remote}.`,
  account: (remote) => `The mirror takes the account that its pair has for ${remote}.`,
  ssh_key: (remote) => `GitLab makes a new key with the mirror, and it becomes a deploy key on ${remote}.`,
};

const whatGoes = ({ kind, name }: Mirror['credential']): string => {
  if (name === null) return 'The mirror has no credential of its own to revoke.';
  if (kind === 'account') return `“${name}” is no longer used once a run with the new credential was seen to work.`;
  const last = kind === 'group_token' ? ' and no other mirror uses it' : '';
  return `“${name}” is ${kind === 'ssh_key' ? 'removed' : 'revoked'} once a run with the new credential was seen to work${last}.`;
};

/** Asks before a mirror's credential is rotated, and says what that does on GitLab. */
export const RotateDialog = ({ mirror, onClose }: RotateDialogProps) => {
  const rotate = useChange('mirrors.rotateToken');
  const next = useCall('pairs.get', { pairId: mirror.pairId }).data?.credentialSource;
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
      {next === undefined ? null : <p>{whatHappens(mirror, next)}</p>}
      <p>
        {whatGoes(mirror.credential)}
        {' '}All settings are kept{mirror.desired.enabled ? '' : ', and the mirror stays disabled'}.
      </p>
    </ConfirmDialog>
  );
};
