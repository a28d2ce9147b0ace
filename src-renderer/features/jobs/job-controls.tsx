import { useState } from 'react';
import type { Job, JobKind, JobState } from '../../../src-preload/contract/models/job.ts';
import { useChange } from '../../api/use-change.ts';
import { useRights } from '../../api/use-may.ts';
import { counted, figure } from '../../text/plural.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { KeepFocus } from '../../ui/keep-focus.tsx';
import styles from './jobs.module.css';
import { useLiveJob } from './use-job.ts';

/** Jobs over many objects stop between two of them; the others are one step and end by themselves. */
const MANY: readonly JobKind[] = ['batch', 'plan', 'status-round', 'verify-round', 'issue-sync'];

/** These are begun anew on their own screens. */
const ELSEWHERE: readonly JobKind[] = ['plan', 'issue-sync'];

type Control = 'pause' | 'resume' | 'cancel' | 'retry';

/** What can be done with a job in a state; `open` counts its objects that failed or were not begun. A plan and an issue sync are begun anew on their own screens. */
export const controlsOf = ({ kind, open }: { kind: JobKind; open: number }, state: JobState): readonly Control[] => {
  if (!MANY.includes(kind)) return [];
  switch (state) {
    case 'queued':
    case 'running':
      return ['pause', 'cancel'];
    case 'paused':
      return ['resume', 'cancel'];
    case 'partial':
    case 'failed':
    case 'cancelled':
      return open > 0 && !ELSEWHERE.includes(kind) ? ['retry'] : [];
    case 'succeeded':
      return [];
  }
};

const FAILED: Record<Control, string> = {
  pause: 'The job was not paused', resume: 'The job was not resumed', cancel: 'The job was not cancelled', retry: 'The job was not retried',
};

/** Pause, resume, cancel and retry of one job, as far as its state allows. */
export const JobControls = ({ job }: { job: Job }) => {
  const { state, progress } = useLiveJob(job);
  const [cancelling, setCancelling] = useState(false);
  const changes = { pause: useChange('jobs.pause'), resume: useChange('jobs.resume'), cancel: useChange('jobs.cancel'), retry: useChange('jobs.retry') };
  const deniedOf = useRights();
  const denied: Record<Control, string | null> = { pause: deniedOf('jobs.pause'), resume: deniedOf('jobs.resume'), cancel: deniedOf('jobs.cancel'), retry: deniedOf('jobs.retry') };
  const left = progress.total - progress.processed;
  const controls = controlsOf({ kind: job.kind, open: progress.failed + left }, state);
  const input = { jobId: job.id };
  const run = (control: Control) => changes[control].mutate(input);
  const words: Record<Control, string> = { pause: 'Pause', resume: 'Resume', cancel: 'Cancel job', retry: left === 0 ? `Retry ${figure(progress.failed)} failed` : `Go on with ${figure(progress.failed + left)}` };
  const wrong = (['pause', 'resume', 'retry'] as const).find((control) => changes[control].error !== null);
  return (
    <>
      <KeepFocus>
        {controls.length === 0 ? null : (
          <div role="group" aria-label="Job" className={styles['buttons']}>
            {controls.map((control) => (
              <ActionButton key={control} variant="default" denied={denied[control]} loading={changes[control].isPending} onClick={() => (control === 'cancel' ? setCancelling(true) : run(control))}>{words[control]}</ActionButton>
            ))}
          </div>
        )}
      </KeepFocus>
      {wrong === undefined || changes[wrong].error === null ? null : <FailureNotice failure={changes[wrong].error.failure} title={FAILED[wrong]} />}
      <ConfirmDialog
        opened={cancelling}
        title="Cancel this job?"
        verb="Cancel job"
        destructive
        busy={changes.cancel.isPending}
        failure={changes.cancel.error?.failure ?? null}
        onConfirm={() => changes.cancel.mutate(input, { onSuccess: () => setCancelling(false) })}
        onClose={() => setCancelling(false)}
      >
        <p>What is done stays done. {counted(left, 'object')} not begun yet {left === 1 ? 'is' : 'are'} left as {left === 1 ? 'it is' : 'they are'}; what runs at this moment is finished first.</p>
      </ConfirmDialog>
    </>
  );
};
