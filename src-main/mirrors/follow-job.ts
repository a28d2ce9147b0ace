import { z } from 'zod';
import type { JobId } from '../../src-preload/contract/ids.ts';
import { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';

/** What the job that follows a mirror after a trigger remembers: the last update that GitLab knew before it. */
export const FollowInput = z.object({ mirrorId: MirrorId, lastUpdateAt: z.int().nullable() });

/** Queues it, or brings the one that runs already forward. */
export const followMirror = ({ store, clock }: Pick<Deps, 'store' | 'clock'>, input: z.infer<typeof FollowInput>): JobId =>
  store.jobs.enqueue({ kind: 'follow-mirror', uniqueKey: `follow-mirror:${input.mirrorId}`, mirrorId: input.mirrorId, input, runAt: clock.now(), now: clock.now() });
