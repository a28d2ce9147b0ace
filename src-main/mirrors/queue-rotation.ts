import { z } from 'zod';
import { type JobId, MirrorId } from '../../src-preload/contract/ids.ts';
import { ActivityEntry } from '../../src-preload/contract/models/activity.ts';
import type { Deps } from '../deps.ts';

/**
 * What the job of a rotation remembers: whether GitLab was pointed at the next credential before it was queued, the last update that
 * GitLab knew before that and when the last run had begun (UTC ms; null where that is not known), and who began it.
 */
export const RotationInput = z.object({
  mirrorId: MirrorId, isPointed: z.boolean(), lastUpdateAt: z.int().nullable(), startedAt: z.int().nullable().default(null), actor: ActivityEntry.shape.actor.default('operator'),
});

/** Queues it, or answers the one that is on its way. */
export const queueRotation = ({ store, clock }: Pick<Deps, 'store' | 'clock'>, input: z.infer<typeof RotationInput>): JobId =>
  store.jobs.enqueue({ kind: 'rotate', uniqueKey: `rotate:${input.mirrorId}`, mirrorId: input.mirrorId, input, runAt: clock.now(), now: clock.now() });
