import { useState } from 'react';
import type { CleanUp } from '../../../src-preload/contract/models/clean-up.ts';
import { useChange } from '../../api/use-change.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { isTyped, WordField } from '../../ui/word-field.tsx';
import { cleanUpKind, GIVE_UP } from './clean-up-words.ts';

/** Asks before something of ours is left on GitLab for good. */
export const GiveUpDialog = ({ cleanUp, onClose }: { cleanUp: CleanUp; onClose: () => void }) => {
  const [typed, setTyped] = useState('');
  const giveUp = useChange('cleanUps.giveUp');
  return (
    <ConfirmDialog
      opened
      title="Leave it on GitLab?"
      verb="Give up"
      destructive
      disabled={!isTyped(GIVE_UP, typed)}
      busy={giveUp.isPending}
      failure={giveUp.error?.failure ?? null}
      onConfirm={() => giveUp.mutate({ cleanUpId: cleanUp.id, word: GIVE_UP }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{cleanUpKind(cleanUp.kind)} of “{cleanUp.subject}” stays on {cleanUp.instanceName} and is no longer retried here. Remove it on GitLab yourself: an access token that is left can still be used until its last day.</p>
      <WordField word={GIVE_UP} value={typed} onChange={setTyped} />
    </ConfirmDialog>
  );
};
