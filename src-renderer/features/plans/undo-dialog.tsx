import type { Plan } from '../../../src-preload/contract/models/plan.ts';
import { useChange } from '../../api/use-change.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { UNDO_MEANING } from './plan-words.ts';

/** Asks before a plan is undone; says what comes back and what does not. */
export const UndoDialog = ({ plan, onClose }: { plan: Plan; onClose: () => void }) => {
  const undo = useChange('plans.undo');
  const { back, not } = UNDO_MEANING[plan.kind];
  return (
    <ConfirmDialog
      opened
      title="Undo this plan?"
      verb="Undo plan"
      busy={undo.isPending}
      failure={undo.error?.failure ?? null}
      onConfirm={() => undo.mutate({ planId: plan.id }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{back}</p>
      {not === null ? null : <p>{not}</p>}
      <p>Steps that failed or were skipped are not touched.</p>
    </ConfirmDialog>
  );
};
