import type { IssueToCreate } from '../journal/kinds/create-issue.ts';
import type { Step } from '../rules/issues/steps/step.ts';
import { copyAttachment } from './copy-attachments.ts';
import { createCopy, updateCopy } from './copy-fields.ts';
import { copyNote } from './copy-notes.ts';
import { copyTime } from './copy-times.ts';
import type { Copying } from './copying.ts';
import { hideCopy } from './hide-copy.ts';

const performStep = (copying: Copying, step: Step, inTurn: IssueToCreate['inTurn']): Promise<void> => {
  switch (step.do) {
    case 'confidential':
      return hideCopy(copying);
    case 'create':
      return createCopy(copying, step, inTurn);
    case 'update':
      return updateCopy(copying, step.fields);
    case 'create_label':
      return copying.run.names.createLabel({ name: step.name, color: step.color, description: step.description });
    case 'upload':
      return copyAttachment(copying, step);
    case 'set_estimate':
    case 'reset_estimate':
    case 'add_spent':
    case 'reset_spent':
      return copyTime(copying, step);
    case 'create_note':
    case 'start_thread':
    case 'reply':
    case 'edit_note':
    case 'delete_note':
      return copyNote(copying, step);
  }
};

/** Does the steps in their order. What fails leaves the rest undone: the next run plans anew from what is there. */
export const performSteps = async (copying: Copying, steps: readonly Step[], inTurn: IssueToCreate['inTurn']): Promise<void> => {
  for (const step of steps) await performStep(copying, step, inTurn);
};
