import { useState } from 'react';
import type { Plan } from '../../../src-preload/contract/models/plan.ts';
import { useCall } from '../../api/use-call.ts';
import { useDenied } from '../../api/use-may.ts';
import { counted, figure } from '../../text/plural.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Note } from '../../ui/note.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { JobStrip } from '../jobs/job-strip.tsx';
import { ApplyDialog } from './apply-dialog.tsx';
import { changesOf, countsOf, leftOutWords, PLAN_ACTION, PLAN_STATE, UNDO } from './plan-words.ts';
import { PlanWarnings } from './plan-warnings.tsx';
import styles from './plans.module.css';
import { UndoDialog } from './undo-dialog.tsx';

/** What is done next with a plan in its state. */
const NextStep = ({ plan }: { plan: Plan }) => {
  const deniedApply = useDenied('plans.apply');
  const deniedUndo = useDenied('plans.undo');
  const [asking, setAsking] = useState<'apply' | 'undo' | null>(null);
  const close = () => setAsking(null);
  const job = useCall('jobs.get', { jobId: plan.jobId ?? 0 }, { enabled: plan.jobId !== null }).data;
  const open = job === undefined ? 0 : job.progress.failed + job.progress.total - job.progress.processed;
  return (
    <>
      {plan.state === 'ready' ? <ActionButton denied={deniedApply} disabled={changesOf(plan) === 0} onClick={() => setAsking('apply')}>Apply plan</ActionButton> : null}
      {plan.state === 'applied' && open > 0 ? <ActionButton variant="default" denied={deniedApply} onClick={() => setAsking('apply')}>Apply what failed again</ActionButton> : null}
      {plan.state === 'applied' && plan.undo !== 'none' ? <ActionButton variant="default" denied={deniedUndo} onClick={() => setAsking('undo')}>Undo plan</ActionButton> : null}
      {asking === 'apply' ? <ApplyDialog plan={plan} onClose={close} /> : null}
      {asking === 'undo' ? <UndoDialog plan={plan} onClose={close} /> : null}
    </>
  );
};

/** The plan as a whole: its state, counts by action, what can be undone, what was left out, and the job that applies it. */
export const PlanHead = ({ plan }: { plan: Plan }) => {
  const changes = changesOf(plan);
  return (
    <>
      <div className={styles['facts']}>
        <span className={styles['state']}>{PLAN_STATE[plan.state]}</span>
        <span className={styles['quiet']}>{changes === 0 ? 'Nothing to do' : counted(changes, 'change')}, planned <TimeText at={plan.createdAt} />; {UNDO[plan.undo]}</span>
        <span className={styles['counts']}>
          {countsOf(plan.counts).map(({ action, count }) => (
            <Tag key={action} tone={PLAN_ACTION[action].tone}><span className={styles['actionSign']} aria-hidden="true">{PLAN_ACTION[action].sign}</span> {figure(count)} {PLAN_ACTION[action].word}</Tag>
          ))}
        </span>
        <span className={styles['gap']} />
        <NextStep plan={plan} />
      </div>
      {plan.warnings.length === 0 ? null : <PlanWarnings warnings={plan.warnings} />}
      {plan.leftOut === 0 ? null : <Note tone="warn" title="Not everything is in this plan">{leftOutWords(plan.leftOut)}</Note>}
      {plan.guard === null || plan.state !== 'ready' ? null : <Note>Applying wants the word “{plan.guard}”, since the plan is large or removes something.</Note>}
      {plan.jobId === null ? null : <JobStrip jobId={plan.jobId} />}
    </>
  );
};
