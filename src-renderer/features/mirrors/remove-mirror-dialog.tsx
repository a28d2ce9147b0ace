import type { Mirror } from '../../../src-preload/contract/models/mirror.ts';
import { useChange } from '../../api/use-change.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { PathText } from '../../ui/path-text.tsx';
import { tellLeftOnGitlab } from '../../ui/tell-left-on-gitlab.ts';
import { ownerSide } from '../../text/directions.ts';
import styles from './remove-mirror-dialog.module.css';

type RemoveMirrorDialogProps = { mirror: Pick<Mirror, 'id' | 'direction' | 'source' | 'target' | 'credential'>; onRemoved: () => void; onClose: () => void };

/** Asks before a mirror and its credential are removed on both servers. */
export const RemoveMirrorDialog = ({ mirror, onRemoved, onClose }: RemoveMirrorDialogProps) => {
  const remove = useChange('mirrors.remove');
  const { direction, source, target, credential } = mirror;
  const owner = mirror[ownerSide(direction)];
  const remote = direction === 'push' ? target : source;
  return (
    <ConfirmDialog
      opened
      title="Remove this mirror?"
      verb="Remove mirror"
      destructive
      busy={remove.isPending}
      failure={remove.isError ? remove.error.failure : null}
      onConfirm={() =>
        remove.mutate({ mirrorId: mirror.id }, {
          onSuccess: ({ cleanUpsLeft }) => {
            tellLeftOnGitlab('The mirror is removed here', cleanUpsLeft);
            onRemoved();
          },
        })
      }
      onClose={onClose}
    >
      <p><PathText path={source.path} max={60} /> → <PathText path={target.path} max={60} /></p>
      <p>The {direction} mirror on {owner.instanceName} is removed{credential.name === null ? '.' : <>, and the access token <code className={styles['token']}>{credential.name}</code> on {remote.instanceName} is revoked.</>} This cannot be undone; the mirror can be created anew.</p>
      <p>The repositories stay as they are on both sides.</p>
    </ConfirmDialog>
  );
};
