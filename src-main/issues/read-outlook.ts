import type { Job, JobOutlook } from '../../src-preload/contract/models/job.ts';
import type { Deps } from '../deps.ts';
import type { LimitHealth } from '../gitlab/gitlab.ts';
import { endsOf } from '../mirrors/ends.ts';
import { estimateMs, type RequestCounts } from '../rules/issues/estimate.ts';
import { limitsOf } from './limits-of.ts';
import type { Outlooks } from './outlooks.ts';

type OutlookDeps = Pick<Deps, 'store' | 'door' | 'clock'> & { outlooks: Outlooks };

type Held = { limit: LimitHealth; heldUntil: number; instanceId: JobOutlook['instanceId']; of: JobOutlook['of']; left: number | null };

/** How long the limit by itself needs, so that of several that are in the way the one that binds is told. */
const minutesOf = ({ limit: { perMinute }, left }: Held): number => (left === null || perMinute === null ? 0 : left / perMinute);

const heldBy = (instanceId: Held['instanceId'], limits: readonly LimitHealth[], left: Readonly<Record<string, [JobOutlook['of'], number | null]>>): Held[] =>
  limits.flatMap((limit) => {
    const [of, needed] = left[limit.rate] ?? [null, 0];
    return of === null || needed === 0 || limit.heldUntil === null ? [] : [{ limit, heldUntil: limit.heldUntil, instanceId, of, left: needed }];
  });

/** A run that rests begins when its job is due; one that goes on waits within its pace. */
const restMs = ({ state, runAt }: Job, now: number): number => (state === 'queued' ? Math.max(0, runAt - now) : 0);

/**
 * Which limit of a server a run of issue sync waits for, and how long its rest takes at that pace; null where none is in the way.
 * Nobody is asked anything.
 */
export const readOutlook = ({ store, door, clock, outlooks }: OutlookDeps, job: Job): JobOutlook | null => {
  const mirror = job.kind !== 'issue-sync' || job.mirrorId === null || (job.state !== 'running' && job.state !== 'queued') ? null : store.mirrors.findStored(job.mirrorId);
  if (mirror === null) return null;
  const { source, target } = endsOf(mirror);
  const [sourceLine, targetLine] = [door.healthOf(source.instanceId), door.healthOf(target.instanceId)];
  if (sourceLine === null || targetLine === null) return null;
  const work: RequestCounts | null = outlooks.of(mirror.id, job.id);
  const [held] = [
    ...heldBy(source.instanceId, sourceLine.budget.limits, { api: ['requests', work?.source ?? null] }),
    ...heldBy(target.instanceId, targetLine.budget.limits, {
      api: ['requests', work?.target ?? null], issue_create: ['issues', work?.issueCreates ?? null], note_create: ['comments', work?.noteCreates ?? null],
    }),
  ].toSorted((a, b) => minutesOf(b) - minutesOf(a) || b.heldUntil - a.heldUntil);
  if (held === undefined) return null;
  const { limit: { perMinute, by }, heldUntil, instanceId, of, left } = held;
  const remainingMs = work === null ? null : estimateMs(work, limitsOf(sourceLine, targetLine)) + restMs(job, clock.now());
  return { instanceId, of, perMinute, by, until: Math.max(0, Math.ceil(heldUntil)), left, remainingMs };
};
