import { useState } from 'react';
import type { Output } from '../../../src-preload/contract/methods.ts';
import { useChange } from '../../api/use-change.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { tellLeftOnGitlab } from '../../ui/tell-left-on-gitlab.ts';
import { isTyped, WordField } from '../../ui/word-field.tsx';

type ClaimDialogProps = { claim: Output<'claim.get'>; onClose: () => void };

/** Takes the claim; where another machine works by it, its name has to be typed. */
export const TakeDialog = ({ claim: { word }, onClose }: ClaimDialogProps) => {
  const take = useChange('claim.take');
  const [typed, setTyped] = useState('');
  // Another machine may have come in between: then the failure names it, and the word is asked for.
  const failure = take.error?.failure ?? null;
  const needed = failure?.code === 'conflict' && failure.reason === 'word_missing' ? (failure.name ?? word) : word;
  return (
    <ConfirmDialog
      opened
      title="Shall this machine write from now?"
      verb="Take over"
      disabled={needed !== null && !isTyped(needed, typed)}
      busy={take.isPending}
      failure={failure}
      onConfirm={() => take.mutate({ resume: true, ...(needed === null ? {} : { word: needed }) }, { onSuccess: onClose })}
      onClose={onClose}
    >
      {needed === null
        ? <p>No other machine works by the claim. Background work goes on here.</p>
        : <p>“{needed}” works now. It stops with its next look at the claim, and this machine begins when that has certainly happened.</p>}
      {needed === null ? null : <WordField word={needed} value={typed} onChange={setTyped} />}
    </ConfirmDialog>
  );
};

/** Gives the claim up, so that another machine can take it at once. */
export const ReleaseDialog = ({ onClose }: { onClose: () => void }) => {
  const release = useChange('claim.release');
  return (
    <ConfirmDialog opened title="Give the claim up?" verb="Give up claim" busy={release.isPending} failure={release.error?.failure ?? null} onConfirm={() => release.mutate({}, { onSuccess: onClose })} onClose={onClose}>
      <p>This machine changes nothing on GitLab from now on: it renews no credential and copies no issue. Another machine can take the claim at once.</p>
    </ConfirmDialog>
  );
};

/** Switches the claim off; nothing keeps two machines from writing afterwards. */
export const TurnOffDialog = ({ claim: { word }, onClose }: ClaimDialogProps) => {
  const turnOff = useChange('claim.turnOff');
  const [typed, setTyped] = useState('');
  return (
    <ConfirmDialog
      opened
      title="Switch the claim off?"
      verb="Switch claim off"
      destructive
      disabled={word !== null && !isTyped(word, typed)}
      busy={turnOff.isPending}
      failure={turnOff.error?.failure ?? null}
      onConfirm={() => turnOff.mutate(word === null ? {} : { word }, {
        onSuccess: ({ cleanUpsLeft }) => {
          tellLeftOnGitlab('The claim is switched off here', cleanUpsLeft);
          onClose();
        },
      })}
      onClose={onClose}
    >
      <p>{word === null ? 'Its label is removed on GitLab. From then on nothing keeps two machines with this configuration from both writing.' : `“${word}” works by it and keeps it. Only this machine forgets it: from then on both write.`}</p>
      {word === null ? null : <WordField word={word} value={typed} onChange={setTyped} />}
    </ConfirmDialog>
  );
};
