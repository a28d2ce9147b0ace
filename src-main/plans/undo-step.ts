import type { Deps } from '../deps.ts';
import { withdrawMirror } from '../mirrors/recreate-mirror.ts';
import { forgetMirror, removeMirror } from '../mirrors/remove-mirror.ts';
import { sendSettings } from '../mirrors/send-settings.ts';
import { AppError } from '../rules/app-error.ts';
import type { StoredStep } from '../store/plan-store.ts';
import { takeBackProject } from './make-project.ts';
import { ProjectOf, ProjectUndo, SettingsUndo, StepDetail } from './step-detail.ts';

type UndoDeps = Pick<Deps, 'store' | 'vault' | 'journal' | 'to' | 'clock'>;

const project = async (deps: UndoDeps, step: StoredStep, onDone: () => void): Promise<void> => {
  const { projectId } = ProjectUndo.parse(step.undoDetail);
  if (projectId === null) return onDone();
  await takeBackProject(deps, ProjectOf.parse(StepDetail.parse(step.detail).of), projectId, onDone);
};

/** Takes one done step back; each can be tried again after a crash. A mirror that is gone meanwhile has nothing to take back. */
export const undoStep = async (deps: UndoDeps, step: StoredStep, onDone: () => void): Promise<void> => {
  const { mirrorId } = step;
  if (step.action === 'create_project') return project(deps, step, onDone);
  if (mirrorId === null || deps.store.mirrors.findStored(mirrorId) === null) return onDone();
  switch (step.action) {
    case 'update':
    case 'enable': {
      const { wanted, before } = SettingsUndo.parse(step.undoDetail);
      return sendSettings(deps, mirrorId, { settings: before, enabled: wanted }, onDone);
    }
    case 'recreate':
      return deps.journal.onMirror(mirrorId, () => withdrawMirror(deps, mirrorId, onDone));
    case 'create':
      await removeMirror(deps, { mirrorId });
      return onDone();
    case 'adopt':
      return deps.store.transaction(() => {
        forgetMirror(deps, mirrorId);
        onDone();
      });
    case 'remove':
    case 'rotate':
    case 'credential':
    case 'skip':
    case 'missing':
    case 'change':
    case 'create_instance':
    case 'update_instance':
    case 'remove_instance':
    case 'create_pair':
    case 'update_pair':
    case 'remove_pair':
      throw new AppError({ code: 'conflict', reason: 'not_possible_now' });
  }
};
