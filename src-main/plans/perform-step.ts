import { MirrorId, type PairId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import { adoptMirror } from '../mirrors/adopt-mirror.ts';
import { createMirror } from '../mirrors/create-mirror.ts';
import { readSettings } from '../mirrors/read-settings.ts';
import { recreateMirror } from '../mirrors/recreate-mirror.ts';
import { removeMirror } from '../mirrors/remove-mirror.ts';
import { rotateToken } from '../mirrors/rotate-token.ts';
import { sendSettings, wantedSettings } from '../mirrors/send-settings.ts';
import { AppError } from '../rules/app-error.ts';
import type { StoredStep } from '../store/store.ts';
import { makeProject } from './make-project.ts';
import { AdoptOf, CreateOf, ProjectOf, RotateUndo, SettingsUndo, StepDetail } from './step-detail.ts';

export type StepDeps = Pick<Deps, 'store' | 'vault' | 'journal' | 'to' | 'clock' | 'chance'>;

/** How a step writes what comes of it; `done` is called in the transaction that makes it true where there is one. */
export type StepMarks = { begin(undoDetail: object): void; done(change?: { mirrorId?: MirrorId; undoDetail?: object }): void };

/** `pairId` is of the plans that make mirrors. */
type Performing = { deps: StepDeps; pairId: PairId | null; step: StoredStep; marks: StepMarks };

const mirrorOf = ({ mirrorId }: StoredStep): MirrorId => {
  if (mirrorId === null) throw new AppError({ code: 'not_found', kind: 'mirror' });
  return mirrorId;
};

const pairOf = ({ pairId }: Performing): PairId => {
  if (pairId === null) throw new Error('a plan that makes mirrors has a pair');
  return pairId;
};

/** Sent again after a crash: to send the same settings twice is harmless, and what was there before is kept from the first time. */
const settings = async ({ deps, step, marks }: Performing, enable: boolean): Promise<void> => {
  const mirrorId = mirrorOf(step);
  const mirror = deps.store.mirrors.stored(mirrorId);
  if (step.undoDetail === null) {
    const { settings: before } = await readSettings(deps, mirror);
    marks.begin(SettingsUndo.parse({ wanted: mirror.enabled, before }));
  }
  const wanted = wantedSettings(mirror);
  await sendSettings(deps, mirrorId, enable ? { settings: { ...wanted, enabled: true }, enabled: true } : { settings: wanted }, () => marks.done());
};

const recreate = async ({ deps, step, marks }: Performing): Promise<void> => {
  marks.begin({});
  await recreateMirror(deps, mirrorOf(step), () => marks.done());
};

const remove = async ({ deps, step, marks }: Performing): Promise<void> => {
  const mirrorId = mirrorOf(step);
  marks.begin({});
  if (deps.store.mirrors.findStored(mirrorId) !== null) await removeMirror(deps, { mirrorId });
  marks.done();
};

/** After a crash the credential tells whether the rotation has begun; its own job brings it to its end. */
const rotate = async ({ deps, step, marks }: Performing): Promise<void> => {
  const mirrorId = mirrorOf(step);
  const { credential, setup } = deps.store.mirrors.stored(mirrorId);
  if (step.undoDetail === null) marks.begin({ tokenId: credential?.gitlabTokenId ?? 0 });
  else if (setup === 'rotating' || credential?.gitlabTokenId !== RotateUndo.parse(step.undoDetail).tokenId) return marks.done();
  await rotateToken(deps, { mirrorId });
  marks.done();
};

const create = async (performing: Performing): Promise<void> => {
  const { deps, step, marks } = performing;
  const { source, target } = CreateOf.parse(StepDetail.parse(step.detail).of);
  const pairId = pairOf(performing);
  const { targetInstanceId } = deps.store.pairs.get(pairId);
  const targetId = typeof target === 'number' ? target : (await deps.to(targetInstanceId).readProject(target)).id;
  const made = deps.store.mirrors.findByProjects(pairId, source, targetId);
  if (step.undoDetail !== null && made !== null) return marks.done({ mirrorId: made });
  marks.begin({});
  const { id } = await createMirror(deps, { pairId, source, target: targetId, enabled: true, overrides: {} });
  marks.done({ mirrorId: MirrorId.parse(id) });
};

const createProject = async ({ deps, step, marks }: Performing): Promise<void> => {
  marks.begin({ projectId: null });
  await makeProject(deps, ProjectOf.parse(StepDetail.parse(step.detail).of), (projectId) => marks.done({ undoDetail: { projectId } }));
};

const adopt = (performing: Performing): void => {
  const { deps, step, marks } = performing;
  const found = AdoptOf.parse(StepDetail.parse(step.detail).of);
  deps.store.transaction(() => marks.done({ undoDetail: {}, mirrorId: adoptMirror(deps, pairOf(performing), found) }));
};

/** Does one step by the use case that does the same for one object, so that the journal guards it. Fails as that does. */
export const performStep = async (performing: Performing): Promise<void> => {
  switch (performing.step.action) {
    case 'update':
      return settings(performing, false);
    case 'enable':
      return settings(performing, true);
    case 'recreate':
      return recreate(performing);
    case 'remove':
      return remove(performing);
    case 'rotate':
      return rotate(performing);
    case 'create':
      return create(performing);
    case 'create_project':
      return createProject(performing);
    case 'adopt':
      return adopt(performing);
    case 'skip':
      return performing.marks.done();
  }
};
