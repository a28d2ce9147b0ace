import type { JobId, MirrorId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import { notingFailure } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';
import { abandonRotation } from './end-rotation.ts';
import { endsOf, titleOf } from './ends.ts';
import { followMirror } from './follow-job.ts';
import { makeCredential } from './make-credential.ts';
import { queueRotation } from './queue-rotation.ts';
import { refreshMirror } from './refresh-mirror.ts';
import { repoint } from './repoint-mirror.ts';

export type RotateDeps = Pick<Deps, 'store' | 'vault' | 'journal' | 'to' | 'clock' | 'chance'>;

/**
 * Renews the credential of a mirror, make before break: a new token, the mirror pointed at it, proven by a run, and only then the old
 * token revoked. The first two are done here, the rest by a job that goes on after a crash. Settings stay, and what is off stays off.
 */
export const rotateToken = async (deps: RotateDeps, { mirrorId }: { mirrorId: MirrorId }): Promise<{ jobId: JobId }> => {
  const { store, journal } = deps;
  return journal.onMirror(mirrorId, async () => {
    const mirror = store.mirrors.stored(mirrorId);
    if (mirror.setup !== 'ready') throw new AppError({ code: 'conflict', reason: mirror.setup === 'rotating' ? 'being_rotated' : 'being_changed' });
    if (mirror.credential === null) throw new AppError({ code: 'not_supported', instanceId: endsOf(mirror).remote.instanceId, capability: 'project_tokens' });
    return notingFailure(deps, { action: 'mirror.rotated', pairId: mirror.pairId, mirrorId, subject: titleOf(mirror) }, async () => {
      const { lastUpdateAt } = (await refreshMirror(deps, { mirrorId })).observed;
      store.mirrors.update(mirrorId, { setup: 'rotating' });
      const next = await begin(deps, mirrorId);
      return { jobId: next === 'proof' ? queueRotation(deps, { mirrorId, isPointed: true, lastUpdateAt }) : followMirror(deps, { mirrorId, lastUpdateAt: null }) };
    });
  });
};

const begin = async (deps: RotateDeps, mirrorId: MirrorId): Promise<'proof' | 'complete'> => {
  try {
    await deps.journal.lasting((operation) => makeCredential(deps, operation, mirrorId, 'next'));
    return await repoint(deps, mirrorId);
  } catch (error) {
    const { setup, direction, gitlabMirrorId } = deps.store.mirrors.stored(mirrorId);
    // A push mirror whose old one is gone has nothing to go back to: the job goes on until the new one stands.
    if (direction === 'push' && gitlabMirrorId === null) queueRotation(deps, { mirrorId, isPointed: false, lastUpdateAt: null });
    else if (setup === 'rotating') await abandonRotation(deps, mirrorId);
    throw error;
  }
};
