import { addSpentTime } from '../journal/kinds/add-spent-time.ts';
import type { Step } from '../rules/issues/steps/step.ts';
import { type Copying, linkOf, objectOf } from './copying.ts';

type TimeStep = Extract<Step, { do: 'set_estimate' | 'reset_estimate' | 'add_spent' | 'reset_spent' }>;

/** Sets what a request to `issues` cannot. */
export const copyTime = async (copying: Copying, step: TimeStep): Promise<void> => {
  const { gitlab, projectId } = copying.run.target;
  const { targetIid } = linkOf(copying);
  switch (step.do) {
    case 'set_estimate':
    case 'reset_estimate': {
      const timeEstimate = step.do === 'set_estimate' ? step.seconds : 0;
      await gitlab.setTimeEstimate(projectId, targetIid, timeEstimate);
      return noteTimes(copying, { timeEstimate });
    }
    case 'reset_spent':
      await gitlab.resetTimeSpent(projectId, targetIid);
      return noteTimes(copying, { timeSpent: 0 });
    case 'add_spent': {
      const { seconds, total } = step;
      const added = await copying.run.deps.journal.keep(addSpentTime, objectOf(copying), () => ({ targetIid, seconds, total }), null);
      return noteTimes(copying, { timeSpent: added.total });
    }
  }
};

const noteTimes = (copying: Copying, times: { timeEstimate?: number; timeSpent?: number }): void => {
  if (copying.copy !== null) copying.copy = { ...copying.copy, ...times };
};
