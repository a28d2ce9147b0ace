import type { JobId, MirrorId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import { mayHaveHappened } from '../journal/outcome.ts';
import { notingFailure } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';
import type { StoredMirror } from '../store/store.ts';
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
      const next = await begin(deps, mirrorId, lastUpdateAt);
      return { jobId: next === 'proof' ? queueRotation(deps, { mirrorId, isPointed: true, lastUpdateAt }) : followMirror(deps, { mirrorId, lastUpdateAt: null }) };
    });
  });
};

/**
 * A push mirror whose old one is gone, and a pull mirror that may have taken the new credential already, cannot be left as they were:
 * the job goes on until the new credential works.
 */
const hasNoWayBack = ({ direction, gitlabMirrorId, nextCredential }: StoredMirror, error: unknown): boolean =>
  direction === 'push' ? gitlabMirrorId === null : nextCredential !== null && mayHaveHappened(error);

const begin = async (deps: RotateDeps, mirrorId: MirrorId, lastUpdateAt: number | null): Promise<'proof' | 'complete'> => {
  try {
    await deps.journal.lasting((operation) => makeCredential(deps, operation, mirrorId, 'next'));
    return await repoint(deps, mirrorId);
  } catch (error) {
    const mirror = deps.store.mirrors.stored(mirrorId);
    if (hasNoWayBack(mirror, error)) queueRotation(deps, { mirrorId, isPointed: false, lastUpdateAt });
    else if (mirror.setup === 'rotating') await abandonRotation(deps, mirrorId);
    throw error;
  }
};
