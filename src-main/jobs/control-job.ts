import type { JobId } from '../../src-preload/contract/ids.ts';
import type { ParsedInput } from '../../src-preload/contract/methods.ts';
import type { Job } from '../../src-preload/contract/models/job.ts';
import type { Deps } from '../deps.ts';
import { note } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';
import { endCancelled } from './end-waiting.ts';

type ControlDeps = Pick<Deps, 'store' | 'clock'>;

const notNow = (): AppError => new AppError({ code: 'conflict', reason: 'not_possible_now' });

/** What has begun on GitLab and would be left half done: a clean-up and a rotation are always brought to their end. */
const mustEnd = ({ kind }: Job): boolean => kind === 'clean-up' || kind === 'rotate';

/** Changes the job in one transaction and answers it as it is then. */
const changing = ({ store }: ControlDeps, jobId: JobId, change: (job: Job) => void): Job =>
  store.transaction(() => {
    change(store.jobs.get(jobId));
    return store.jobs.get(jobId);
  });

/** Ends a job: at once where it waits, with the objects in hand where it runs. Fails `conflict` `not_possible_now`. */
export const cancelJob = (deps: ControlDeps, { jobId }: ParsedInput<'jobs.cancel'>): Job =>
  changing(deps, jobId, (job) => {
    if (mustEnd(job)) throw notNow();
    if (job.state === 'running') deps.store.jobs.setWish(jobId, 'cancel');
    else if (job.state === 'queued' || job.state === 'paused') endCancelled(deps, job);
    else throw notNow();
    note(deps, { action: 'job.cancelled', mirrorId: job.mirrorId, subject: job.action === null ? job.kind : `${job.kind} ${job.action}` });
  });

/** Lets a job rest until `resumeJob`: one that runs, when the objects in hand are done. Fails `conflict` `not_possible_now`. */
export const pauseJob = (deps: ControlDeps, { jobId }: ParsedInput<'jobs.pause'>): Job =>
  changing(deps, jobId, (job) => {
    if (mustEnd(job)) throw notNow();
    if (job.state === 'running' && deps.store.jobs.wish(jobId) === null) deps.store.jobs.setWish(jobId, 'pause');
    else if (job.state === 'queued') deps.store.jobs.pause(jobId);
    else throw notNow();
  });

/** Lets a paused job go on, or one go on that was to pause. Fails `conflict` `not_possible_now`. */
export const resumeJob = (deps: ControlDeps, { jobId }: ParsedInput<'jobs.resume'>): Job =>
  changing(deps, jobId, (job) => {
    if (job.state === 'paused') deps.store.jobs.requeue(jobId, deps.clock.now());
    else if (job.state === 'running' && deps.store.jobs.wish(jobId) === 'pause') deps.store.jobs.setWish(jobId, null);
    else throw notNow();
  });

/**
 * Tries again what failed: the failed objects of a job that has many, else the failed job itself. What was skipped stays so. A plan
 * is applied anew by its own method, a rotation by its mirror's. Fails `conflict` `not_possible_now`.
 */
export const retryJob = (deps: ControlDeps, { jobId }: ParsedInput<'jobs.retry'>): Job =>
  changing(deps, jobId, (job) => {
    const isOver = job.state === 'failed' || job.state === 'partial' || job.state === 'cancelled';
    if (!isOver || mustEnd(job) || job.kind === 'plan') throw notNow();
    const { jobs, jobItems } = deps.store;
    jobItems.resetRunning(jobId);
    const hasItems = jobItems.counts(jobId).total > 0;
    if (hasItems ? jobItems.resetFailed(jobId) === 0 && jobItems.waiting(jobId).length === 0 : job.state !== 'failed') throw notNow();
    if (hasItems) jobs.progress(jobId, jobItems.counts(jobId));
    jobs.requeue(jobId, deps.clock.now());
  });
