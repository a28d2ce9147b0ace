import { notifications } from '@mantine/notifications';
import type { BatchAction } from '../../../src-preload/contract/models/job.ts';
import { useChange } from '../../api/use-change.ts';
import { hrefOf } from '../../state/route.ts';
import { counted } from '../../text/plural.ts';
import { BATCH_JOB } from '../../text/statuses.ts';
import type { SelectionInput } from './selection.ts';

/** What a batch leaves out is always told, with the number. */
const leftOutWords = (leftOut: number): string => (leftOut === 0 ? '' : ` ${counted(leftOut, 'mirror')} beyond the limit of one job left out.`);

/** One action on many mirrors as a job; where it can be watched is told. */
export const useBatch = () => {
  const { mutate, isPending, error, variables, reset } = useChange('mirrors.batch');
  const run = (action: BatchAction, select: SelectionInput) =>
    mutate({ action, select }, {
      onSuccess: ({ jobId, total, leftOut }) =>
        notifications.show({
          title: `${BATCH_JOB[action]}: ${counted(total, 'mirror')}`,
          message: <>The job runs in the background.{leftOutWords(leftOut)} <a href={hrefOf('jobs', { id: jobId })}>Watch the job</a></>,
        }),
    });
  return { run, running: isPending ? (variables?.action ?? null) : null, failure: error?.failure ?? null, reset };
};
