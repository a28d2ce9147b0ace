import { useState } from 'react';
import type { Plan } from '../../../src-preload/contract/models/plan.ts';
import { useChange } from '../../api/use-change.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { isTyped, WordField } from '../../ui/word-field.tsx';
import { effects, PLAN_KIND, UNDO } from './plan-words.ts';
import styles from './plans.module.css';

/** Asks before a plan is applied: what happens to how many, what can be undone, and the word where one is wanted. */
export const ApplyDialog = ({ plan, onClose }: { plan: Plan; onClose: () => void }) => {
  const apply = useChange('plans.apply');
  const [typed, setTyped] = useState('');
  const { guard } = plan;
  return (
    <ConfirmDialog
      opened
      title={`${PLAN_KIND[plan.kind]}?`}
      verb="Apply plan"
      destructive={(plan.counts['remove'] ?? 0) > 0}
      disabled={guard !== null && !isTyped(guard, typed)}
      busy={apply.isPending}
      failure={apply.error?.failure ?? null}
      onConfirm={() => apply.mutate({ planId: plan.id, ...(guard === null ? {} : { word: guard }) }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <ul className={styles['effects']}>{effects(plan).map((effect) => <li key={effect}>{effect}</li>)}</ul>
      <p>The plan {UNDO[plan.undo]}. It runs as a job that can be paused and cancelled.</p>
      {guard === null ? null : <WordField word={guard} value={typed} onChange={setTyped} />}
    </ConfirmDialog>
  );
};
