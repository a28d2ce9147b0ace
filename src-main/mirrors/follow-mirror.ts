import { AppError, isFailure } from '../rules/app-error.ts';
import type { Deps } from '../deps.ts';
import type { JobEnd, JobHandler } from '../jobs/job-handler.ts';
import { FollowInput } from './follow-job.ts';
import { LOOKS, pauseAfter } from './follow-pace.ts';
import { refreshMirror } from './refresh-mirror.ts';
import { verifyMirror } from './verify-mirror.ts';

/** Watches a mirror after a trigger until GitLab has run it, then compares both sides, so that green is earned without a click. */
export const createFollowJob =
  (deps: Pick<Deps, 'store' | 'to' | 'clock'>): JobHandler =>
  async (job): Promise<JobEnd> => {
    const { mirrorId, lastUpdateAt } = FollowInput.parse(job.input);
    try {
      const { observed } = await refreshMirror(deps, { mirrorId });
      const hasRun = observed.lastUpdateAt !== lastUpdateAt && observed.status !== 'running' && observed.status !== 'scheduled' && observed.status !== 'retrying';
      const isOver = hasRun || observed.status === 'paused' || observed.status === 'disabled';
      if (!isOver && job.attempts < LOOKS) return { state: 'postponed', runAt: deps.clock.now() + pauseAfter(job.attempts) };
      const { refs } = await verifyMirror(deps, { mirrorId }, 'schedule');
      const result = { status: observed.status, refs: refs.state };
      return { state: refs.state === 'equal' ? 'succeeded' : 'partial', result };
    } catch (error) {
      // GitLab may be away for a moment; what is said about the mirror itself ends the job.
      const passing = isFailure(error, 'unreachable', 'breaker_open', 'rate_limited', 'unexpected_answer', 'locked');
      if (passing && job.attempts < LOOKS) return { state: 'postponed', runAt: deps.clock.now() + pauseAfter(job.attempts) };
      if (error instanceof AppError) return { state: 'failed', failure: error.failure };
      throw error;
    }
  };
