import type { z } from 'zod';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Mirror } from '../../src-preload/contract/models/mirror.ts';
import type { JobEnd, JobHandler } from '../jobs/job-handler.ts';
import { AppError, isFailure } from '../rules/app-error.ts';
import type { StoredMirror } from '../store/mirror-store.ts';
import { pauseAfter, LOOKS } from './follow-pace.ts';
import { abandonRotation, completeRotation } from './end-rotation.ts';
import { endsOf } from './ends.ts';
import { RotationInput } from './queue-rotation.ts';
import { refreshMirror } from './refresh-mirror.ts';
import { lastRunBegan, pointPull, repoint } from './repoint-mirror.ts';
import type { RotateDeps } from './rotate-token.ts';
import { verifyMirror } from './verify-mirror.ts';

type Begun = z.infer<typeof RotationInput>;
type Run = 'waiting' | 'proven' | 'refuted';

/** A new push mirror has no update yet; a pull mirror's update is another than the one before. */
const judge = ({ observed, direction }: Pick<Mirror, 'observed' | 'direction'>, before: number | null): Run => {
  const hasRun = direction === 'push' ? observed.lastUpdateAt !== null : observed.lastUpdateAt !== before;
  if (observed.status === 'failed' && (hasRun || direction === 'push')) return 'refuted';
  return hasRun && observed.status === 'ok' ? 'proven' : 'waiting';
};

/**
 * A key comes only after the new mirror that has it: then that stands beside the old one, or the old one's credential is gone, or the
 * crash came as the old one had just gone from GitLab.
 */
const hasNotBegun = async ({ to }: Pick<RotateDeps, 'to'>, mirror: StoredMirror): Promise<boolean> => {
  const { nextCredential, credential, retiringGitlabMirrorId, gitlabMirrorId, wanted } = mirror;
  if (nextCredential !== null || credential === null || retiringGitlabMirrorId !== null) return false;
  if (wanted.credentialSource !== 'ssh_key' || gitlabMirrorId === null) return true;
  const { instanceId, projectId } = endsOf(mirror).owner;
  return (await to(instanceId).readPushMirror(projectId, gitlabMirrorId)) !== null;
};

/** Brings a rotation to its end: points GitLab at the next credential where a crash came before that, waits for the run that proves it. */
export const createRotateJob = (deps: RotateDeps): JobHandler => {
  /** Pull mirrors that this start has pointed, each with when its last run had begun: pointing is harmless twice, and would begin another run each time. */
  const pointed = new Map<MirrorId, number | null>();

  const prove = async ({ mirrorId, lastUpdateAt: before, startedAt, actor }: Begun, attempts: number): Promise<JobEnd> => {
    const judged = judge(await refreshMirror(deps, { mirrorId }), before);
    const mirror = deps.store.mirrors.stored(mirrorId);
    const isOfOld = judged !== 'waiting' && startedAt !== null && (await lastRunBegan(deps, mirror)) === startedAt;
    // GitLab had begun it with the old credential, and begins no other beside it: pointed once more, it begins one.
    if (isOfOld && attempts < LOOKS) await pointPull(deps, mirror, 'next');
    const run = isOfOld ? 'waiting' : judged;
    if (run === 'waiting' && attempts < LOOKS) return { state: 'postponed', runAt: deps.clock.now() + pauseAfter(attempts) };
    if (run !== 'proven') return takeBack(mirrorId);
    const cleanUps = deps.store.transaction(() => completeRotation(deps, mirrorId, actor));
    const left = await deps.journal.settle(cleanUps);
    const { refs } = await verifyMirror(deps, { mirrorId }, 'schedule');
    return { state: 'succeeded', result: { refs: refs.state, cleanUpsLeft: left } };
  };

  const takeBack = async (mirrorId: MirrorId): Promise<JobEnd> => {
    const mirror = deps.store.mirrors.stored(mirrorId);
    if (mirror.direction === 'pull') await pointPull(deps, mirror, 'current');
    await abandonRotation(deps, mirrorId);
    return { state: 'failed', failure: { code: 'conflict', reason: 'rotation_not_proven' } };
  };

  const turn = async (begun: Begun, attempts: number): Promise<JobEnd> => {
    const { mirrorId, isPointed, actor } = begun;
    const mirror = deps.store.mirrors.findStored(mirrorId);
    if (mirror?.setup !== 'rotating') return { state: 'succeeded', result: {} };
    if (await hasNotBegun(deps, mirror)) {
      // The crash came before the new credential: nothing has changed.
      deps.store.mirrors.update(mirrorId, { setup: 'ready' });
      return { state: 'failed', failure: { code: 'conflict', reason: 'rotation_not_proven' } };
    }
    if (isPointed) return prove(begun, attempts);
    if (!pointed.has(mirrorId)) {
      const startedAt = await lastRunBegan(deps, mirror);
      if ((await repoint(deps, mirrorId, actor)) === 'complete') return { state: 'succeeded', result: {} };
      pointed.set(mirrorId, startedAt);
    }
    return prove({ ...begun, startedAt: pointed.get(mirrorId) ?? null }, attempts);
  };

  return async (job) => {
    const begun = RotationInput.parse(job.input);
    try {
      return await deps.journal.onMirror(begun.mirrorId, () => turn(begun, job.attempts));
    } catch (error) {
      if (!(error instanceof AppError) || isFailure(error, 'not_found')) throw error;
      // Half of it may be done on GitLab: it is brought to an end, however long that takes.
      return { state: 'postponed', runAt: deps.clock.now() + pauseAfter(job.attempts) };
    }
  };
};
