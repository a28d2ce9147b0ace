import { useEffect } from 'react';
import { giveUp, isAnythingUnsaved, leaveForms, stay, useUnsavedForms } from '../state/unsaved.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';

/** Closing the window takes its page away: with something unsaved it stays, and asks. Quitting and the lock do not come by here. */
const holdWindow = (event: BeforeUnloadEvent): void => {
  if (!isAnythingUnsaved()) return;
  event.preventDefault();
  leaveForms(() => window.close());
};

const quoted = (titles: readonly string[]): string => new Intl.ListFormat('en').format(titles.map((title) => `“${title}”`));

/** Asks before anything takes away what a person entered and did not save. */
export const LeaveQuestion = () => {
  const { forms, asked } = useUnsavedForms();
  const isHeld = forms.size > 0;
  useEffect(() => {
    if (!isHeld) return undefined;
    window.addEventListener('beforeunload', holdWindow);
    return () => window.removeEventListener('beforeunload', holdWindow);
  }, [isHeld]);
  if (asked === null) return null;
  const titles = [...forms].filter(([form]) => asked.lost.includes(form)).map(([, title]) => title);
  return (
    <ConfirmDialog opened title="Leave without saving?" verb="Leave without saving" refusal="Stay" destructive onConfirm={giveUp} onClose={stay}>
      <p>What stands under {quoted(titles)} is not saved and would be lost.</p>
    </ConfirmDialog>
  );
};
