import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { IssueTitle } from './issue-title.tsx';
import { SETTLE_MEANING, SETTLE_WORD, type Settle } from './settle-choices.ts';
import type { useSettle } from './use-settle.ts';

const QUESTION: Partial<Record<Settle, string>> = { delete_copy: 'Delete this copy?', release: 'Let go of this copy?', adopt: 'Adopt this copy?' };

/** Asks before a copy is deleted, adopted or let go, and says what comes of it. */
export const SettleDialog = ({ settle: { asking, failure, settling, confirm, cancel } }: { settle: ReturnType<typeof useSettle> }) =>
  asking === null ? null : (
    <ConfirmDialog
      opened
      title={QUESTION[asking.as] ?? SETTLE_WORD[asking.as]}
      verb={SETTLE_WORD[asking.as]}
      destructive={asking.as === 'delete_copy'}
      busy={settling !== null}
      failure={failure}
      onConfirm={confirm}
      onClose={cancel}
    >
      <p><IssueTitle iid={asking.problem.sourceIid} title={asking.problem.title} />{asking.problem.targetIid === null ? null : <>, copy #{asking.problem.targetIid}</>}</p>
      <p>{SETTLE_MEANING[asking.as]}</p>
    </ConfirmDialog>
  );
