import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { triggerPull, triggerPush } from '../journal/kinds/trigger.ts';
import type { Operation } from '../journal/journal.ts';
import { note, notingFailure } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';
import type { StoredMirror } from '../store/mirror-store.ts';
import { endsOf, titleOf } from './ends.ts';
import { followMirror } from './follow-job.ts';
import { refreshMirror } from './refresh-mirror.ts';

type TriggerDeps = Pick<Deps, 'store' | 'journal' | 'to' | 'clock'>;

/** Asks GitLab to run the mirror now, and follows it with a job until it has and both sides are compared. */
export const triggerMirror = async (deps: TriggerDeps, { mirrorId }: ParsedInput<'mirrors.trigger'>): Promise<Returned<'mirrors.trigger'>> => {
  const { store, journal } = deps;
  return journal.onMirror(mirrorId, async () => {
    const mirror = store.mirrors.stored(mirrorId);
    const entry = { action: 'mirror.triggered', pairId: mirror.pairId, mirrorId, subject: titleOf(mirror) } as const;
    return notingFailure(deps, entry, async () => {
      if (mirror.setup !== 'ready') throw new AppError({ code: 'conflict', reason: 'being_changed' });
      if (!mirror.enabled) throw new AppError({ code: 'conflict', reason: 'mirror_disabled' });
      // What GitLab ran before this click must not count as its answer.
      const before = await refreshMirror(deps, { mirrorId });
      await journal.operation((operation) => askGitLab(deps, operation, mirror), () => undefined);
      const jobId = store.transaction(() => {
        note(deps, entry);
        return followMirror(deps, { mirrorId, lastUpdateAt: before.observed.lastUpdateAt });
      });
      return { ...before, jobId };
    });
  });
};

const askGitLab = async ({ journal }: TriggerDeps, operation: Operation, mirror: StoredMirror): Promise<void> => {
  const { instanceId, projectId } = endsOf(mirror).owner;
  const object = { instanceId, projectId, mirrorId: mirror.id };
  if (mirror.direction === 'pull') return journal.perform(operation, triggerPull, object, () => ({}), null, () => undefined);
  const { gitlabMirrorId } = mirror;
  if (gitlabMirrorId === null) throw new AppError({ code: 'conflict', reason: 'mirror_gone' });
  return journal.perform(operation, triggerPush, object, () => ({ gitlabMirrorId }), null, () => undefined);
};
