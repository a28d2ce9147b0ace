import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import { note, notingFailure } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';
import { endsOf, titleOf } from './ends.ts';
import { followMirror } from './follow-job.ts';
import { makeCredential } from './make-credential.ts';
import { makeOnGitLab } from './make-on-gitlab.ts';
import { cleanUpsOf } from './remove-mirror.ts';

type RecreateDeps = Pick<Deps, 'store' | 'vault' | 'journal' | 'to' | 'clock' | 'chance'>;

const dropCredential = ({ store }: Pick<Deps, 'store'>, mirrorId: MirrorId): void => {
  const { credential } = store.mirrors.stored(mirrorId);
  if (credential === null) return;
  store.mirrors.clearCredential(mirrorId);
  store.secrets.remove(credential.secretId);
};

/**
 * Takes what GitLab has of a mirror away and keeps the mirror here: it is an orphan then. What GitLab does not take now stays as
 * clean-up. `onDone` is committed with the plan of it.
 */
export const withdrawMirror = async (deps: Pick<Deps, 'store' | 'journal'>, mirrorId: MirrorId, onDone: () => void): Promise<void> => {
  const { store, journal } = deps;
  const operation = store.transaction(() => {
    const planned = cleanUpsOf(deps, store.mirrors.stored(mirrorId));
    dropCredential(deps, mirrorId);
    store.mirrors.update(mirrorId, { gitlabMirrorId: null });
    onDone();
    return journal.planCleanUps(planned);
  });
  await journal.settle(operation);
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
      const { source } = endsOf(mirror);
      const { empty } = await deps.to(source.instanceId).readProject(source.projectId);
      await withdrawMirror(deps, mirrorId, () => undefined);
      const undone = (): void => {
        dropCredential(deps, mirrorId);
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
