import type { JobId, MirrorId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import { mayHaveHappened } from '../journal/outcome.ts';
import { notingFailure } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';
import type { StoredMirror } from '../store/mirror-store.ts';
import { abandonRotation, type Actor } from './end-rotation.ts';
import { endsOf, titleOf } from './ends.ts';
import { followMirror } from './follow-job.ts';
import { assertSshMirror } from './key-push-mirror.ts';
import { makeCredential } from './make-credential.ts';
import { queueRotation } from './queue-rotation.ts';
import { refreshMirror } from './refresh-mirror.ts';
import { lastRunBegan, repoint } from './repoint-mirror.ts';

export type RotateDeps = Pick<Deps, 'store' | 'vault' | 'journal' | 'to' | 'clock' | 'chance'>;

/** What would keep the pair's credential from being made is found out first. */
const assertPossible = (deps: RotateDeps, mirror: StoredMirror): void => {
  const { setup, credential, wanted } = mirror;
  if (setup !== 'ready') throw new AppError({ code: 'conflict', reason: setup === 'rotating' ? 'being_rotated' : 'being_changed' });
  // One that was adopted works with a credential that only GitLab knows.
  if (credential === null) throw new AppError({ code: 'not_supported', instanceId: endsOf(mirror).remote.instanceId, capability: 'project_tokens' });
  const hasAccount = wanted.credentialSource === 'account' && credential.kind === 'account' && credential.secretId === wanted.accountSecretId;
  if (hasAccount) throw new AppError({ code: 'conflict', reason: 'credential_source' });
  if (wanted.credentialSource === 'ssh_key') assertSshMirror(deps, mirror);
};

/**
 * Renews the credential of a mirror, make before break: a new one as its pair says now, the mirror pointed at it, proven by a run, and
 * only then the old one revoked. The first two are done here, the rest by a job that goes on after a crash. Settings stay, and what is
 * off stays off. Fails `conflict` `credential_source` where the mirror has its pair's account: only a person can give another password.
 */
export const rotateToken = async (deps: RotateDeps, { mirrorId }: { mirrorId: MirrorId }, actor: Actor = 'operator'): Promise<{ jobId: JobId }> => {
  const { store, journal } = deps;
  return journal.onMirror(mirrorId, async () => {
    const mirror = store.mirrors.stored(mirrorId);
    assertPossible(deps, mirror);
    return notingFailure(deps, { actor, action: 'mirror.rotated', pairId: mirror.pairId, mirrorId, subject: titleOf(mirror) }, async () => {
      const { lastUpdateAt } = (await refreshMirror(deps, { mirrorId })).observed;
      store.mirrors.update(mirrorId, { setup: 'rotating' });
      const { next, startedAt } = await begin(deps, mirrorId, lastUpdateAt, actor);
      return { jobId: next === 'proof' ? queueRotation(deps, { mirrorId, isPointed: true, lastUpdateAt, startedAt, actor }) : followMirror(deps, { mirrorId, lastUpdateAt: null }) };
    });
  });
};

/**
 * A push mirror whose old one is gone, with its key if it had one, and a pull mirror that may have taken the new credential already,
 * cannot be left as they were: the job goes on until the new credential works.
 */
const hasNoWayBack = ({ direction, gitlabMirrorId, credential, nextCredential }: StoredMirror, error: unknown): boolean =>
  direction === 'push' ? gitlabMirrorId === null || credential === null : nextCredential !== null && mayHaveHappened(error);

const begin = async (deps: RotateDeps, mirrorId: MirrorId, lastUpdateAt: number | null, actor: Actor): Promise<{ next: 'proof' | 'complete'; startedAt: number | null }> => {
  try {
    await deps.journal.lasting((operation) => makeCredential(deps, operation, mirrorId, 'next'));
    const startedAt = await lastRunBegan(deps, deps.store.mirrors.stored(mirrorId));
    return { next: await repoint(deps, mirrorId, actor), startedAt };
  } catch (error) {
    const mirror = deps.store.mirrors.stored(mirrorId);
    if (hasNoWayBack(mirror, error)) queueRotation(deps, { mirrorId, isPointed: false, lastUpdateAt, startedAt: null, actor });
    else if (mirror.setup === 'rotating') await abandonRotation(deps, mirrorId);
    throw error;
  }
};
