import { AppError, isFailure } from '../rules/app-error.ts';
import type { Deps } from '../deps.ts';
import type { JobEnd, JobHandler } from '../jobs/job-handler.ts';
import { FollowInput } from './follow-job.ts';
import { refreshMirror } from './refresh-mirror.ts';
import { verifyMirror } from './verify-mirror.ts';

/** Pauses between looks, in ms: soon at first, then backing off; the last is repeated. */
const PAUSES = [500, 1000, 2000, 3000, 5000, 8000, 13_000, 20_000, 30_000, 60_000];
/** About a quarter of an hour: GitLab waits up to five minutes between two runs (contract.md A.3, consequence 4). */
const LOOKS = 24;

const pauseAfter = (looks: number): number => PAUSES[Math.min(looks, PAUSES.length) - 1] ?? 60_000;

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
