import { notifications } from '@mantine/notifications';
import type { IssueSync } from '../../../src-preload/contract/models/issue-sync.ts';
import { useChange } from '../../api/use-change.ts';
import { navigate } from '../../state/route.ts';
import { counted } from '../../text/plural.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { PathText } from '../../ui/path-text.tsx';

/** Asks before everything is forgotten that ties copies to their issues. */
export const RemoveSyncDialog = ({ sync, onClose }: { sync: IssueSync; onClose: () => void }) => {
  const remove = useChange('issueSync.remove');
  return (
    <ConfirmDialog
      opened
      title="Remove this issue sync?"
      verb="Remove sync"
      destructive
      busy={remove.isPending}
      failure={remove.error?.failure ?? null}
      onConfirm={() =>
        remove.mutate({ mirrorId: sync.mirrorId }, {
          onSuccess: ({ linksForgotten }) => {
            notifications.show({ title: 'The issue sync is removed', message: `${counted(linksForgotten, 'copy', 'copies')} on the target ${linksForgotten === 1 ? 'stays' : 'stay'} and no longer ${linksForgotten === 1 ? 'follows' : 'follow'}.` });
            onClose();
            navigate('issues');
          },
        })
      }
      onClose={onClose}
    >
      <p><PathText path={sync.sourcePath} max={60} /> → <PathText path={sync.targetPath} max={60} /></p>
      <p>Issue sync is switched off for this mirror; its options, rules, problems and history are deleted here. {sync.links === 0 ? '' : `${counted(sync.links, 'copy', 'copies')} on the target ${sync.links === 1 ? 'stays' : 'stay'} as ${sync.links === 1 ? 'it is' : 'they are'} and no longer ${sync.links === 1 ? 'follows' : 'follow'} the source.`}</p>
      <p>When it is switched on again, copies are recognised by the line that each of them carries, and are not made twice.</p>
    </ConfirmDialog>
  );
};
