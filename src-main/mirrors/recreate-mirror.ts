import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import type { Project } from '../gitlab/gitlab.ts';
import { note, notingFailure } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';
import type { StoredMirror } from '../store/mirror-store.ts';
import { type End, endsOf, titleOf } from './ends.ts';
import { followMirror } from './follow-job.ts';
import { type CleanUpPlan, letGo, takeSharedBack } from './let-go-credential.ts';
import { makeCredential } from './make-credential.ts';
import { makeOnGitLab } from './make-on-gitlab.ts';
import { readEnd } from './read-end.ts';
import { removalsOf } from './remove-mirror.ts';

const MAINTAINER = 40;

type RecreateDeps = Pick<Deps, 'store' | 'vault' | 'journal' | 'to' | 'clock' | 'chance'>;

const dropCredential = (deps: Pick<Deps, 'store'>, mirrorId: MirrorId): CleanUpPlan[] => {
  const mirror = deps.store.mirrors.stored(mirrorId);
  deps.store.mirrors.clearCredential(mirrorId);
  return letGo(deps, mirror, [mirror.credential]);
};

/**
 * Takes what GitLab has of a mirror away and keeps the mirror here: it is an orphan then. What GitLab does not take now stays as
 * clean-up. `onDone` is committed with the plan of it.
 */
export const withdrawMirror = async (deps: Pick<Deps, 'store' | 'journal'>, mirrorId: MirrorId, onDone: () => void): Promise<void> => {
  const { store, journal } = deps;
  const operation = store.transaction(() => {
    const planned = [...removalsOf(deps, store.mirrors.stored(mirrorId)), ...dropCredential(deps, mirrorId)];
    store.mirrors.update(mirrorId, { gitlabMirrorId: null });
    onDone();
    return journal.planCleanUps(planned);
  });
  await journal.settle(operation);
};

/** What would keep the new credential or mirror from being made is found out before the old ones go. Answers the source. */
const assertPossible = async (deps: RecreateDeps, mirror: StoredMirror): Promise<Project> => {
  const { source, target, remote } = endsOf(mirror);
  const [from, there] = await Promise.all([readEnd(deps, source), readEnd(deps, target)]);
  // A given account takes no token of the project, so that nobody needs a role in it.
  const isFree = (end: End): boolean => end === remote && mirror.wanted.credentialSource === 'account';
  for (const [end, { accessLevel, path }] of [[source, from], [target, there]] as const) {
    const isTooLow = accessLevel !== null && accessLevel < MAINTAINER;
    if (isTooLow && !isFree(end)) throw new AppError({ code: 'missing_role', instanceId: end.instanceId, project: path, needed: 'maintainer' });
  }
  if (there.archived) throw new AppError({ code: 'project_archived', instanceId: target.instanceId, project: there.path });
  return from;
};

/**
 * Makes the mirror anew on GitLab with a new credential, after what is left of the old one. What a crash left of it is an orphan with a
 * credential, which the next try takes away first. `onDone` is committed with its end.
 */
export const recreateMirror = async (deps: RecreateDeps, mirrorId: MirrorId, onDone: () => void): Promise<void> => {
  const { store, journal } = deps;
  await journal.onMirror(mirrorId, async () => {
    const mirror = store.mirrors.stored(mirrorId);
    if (mirror.setup !== 'ready') throw new AppError({ code: 'conflict', reason: 'being_changed' });
    const entry = { action: 'mirror.updated', pairId: mirror.pairId, mirrorId, subject: titleOf(mirror) } as const;
    await notingFailure(deps, entry, async () => {
      const { empty } = await assertPossible(deps, mirror);
      await withdrawMirror(deps, mirrorId, () => undefined);
      const undone = (): void => {
        takeSharedBack(deps, dropCredential(deps, mirrorId));
        store.mirrors.update(mirrorId, { gitlabMirrorId: null });
      };
      await journal.operation(async (operation) => {
        await makeCredential(deps, operation, mirrorId);
        const started = await makeOnGitLab(deps, operation, mirrorId, empty === true);
        store.transaction(() => {
          note(deps, entry);
          if (started) followMirror(deps, { mirrorId, lastUpdateAt: null });
          onDone();
        });
      }, undone);
    });
  });
};
