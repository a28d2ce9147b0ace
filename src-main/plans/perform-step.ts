import { type InstanceId, MirrorId, type PairId, type ProjectId } from '../../src-preload/contract/ids.ts';
import { adoptMirror } from '../mirrors/adopt-mirror.ts';
import { createMirror } from '../mirrors/create-mirror.ts';
import { readSettings } from '../mirrors/read-settings.ts';
import { recreateMirror } from '../mirrors/recreate-mirror.ts';
import { removeMirror } from '../mirrors/remove-mirror.ts';
import { rotateToken } from '../mirrors/rotate-token.ts';
import { sendSettings, wantedSettings } from '../mirrors/send-settings.ts';
import { AppError } from '../rules/app-error.ts';
import type { StoredCredential } from '../store/mirror-store.ts';
import type { StoredStep } from '../store/plan-store.ts';
import { pairOfName } from './pair-of-name.ts';
import { changeInstance, changeMirror, type ConfigurationDeps, createInstance, dropInstance, dropPair, setPair } from './perform-configuration.ts';
import { makeProject } from './make-project.ts';
import { setIssues } from './set-issues.ts';
import { AdoptOf, CreateOf, ProjectOf, RotateUndo, SettingsUndo, StepDetail } from './step-detail.ts';

export type StepDeps = ConfigurationDeps;

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

/** Tells a credential from the one that takes its place. */
const nameOf = (credential: StoredCredential | null): string => (credential === null ? '' : `${credential.kind}:${credential.gitlabTokenId ?? credential.secretId}`);

/** After a crash the credential tells whether the rotation has begun; its own job brings it to its end. */
const rotate = async ({ deps, step, marks }: Performing): Promise<void> => {
  const mirrorId = mirrorOf(step);
  const { credential, setup } = deps.store.mirrors.stored(mirrorId);
  const before = nameOf(credential);
  if (step.undoDetail === null) marks.begin(RotateUndo.parse({ before }));
  else if (setup === 'rotating' || before !== RotateUndo.parse(step.undoDetail).before) return marks.done();
  await rotateToken(deps, { mirrorId });
  marks.done();
};

const create = async (performing: Performing): Promise<void> => {
  const { deps, step, marks } = performing;
  const { pair: named, source, target, enabled, overrides = {}, issues } = CreateOf.parse(StepDetail.parse(step.detail).of);
  const { id: pairId, sourceInstanceId, targetInstanceId } = named === undefined ? deps.store.pairs.get(pairOf(performing)) : pairOfName(deps, named);
  const idOf = async (instanceId: InstanceId, ref: ProjectId | string): Promise<ProjectId> => (typeof ref === 'number' ? ref : (await deps.to(instanceId).readProject(ref)).id);
  const sourceId = await idOf(sourceInstanceId, source);
  const targetId = await idOf(targetInstanceId, target);
  const made = deps.store.mirrors.findByProjects(pairId, sourceId, targetId);
  const isOurs = step.undoDetail !== null && made !== null;
  if (!isOurs) marks.begin({});
  const mirrorId = isOurs ? made : MirrorId.parse((await createMirror(deps, { pairId, source: sourceId, target: targetId, enabled, overrides })).id);
  if (issues !== null) await setIssues(deps, mirrorId, issues);
  marks.done({ mirrorId });
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

/** Changes of this installation rather than of GitLab. */
const configure = async ({ deps, step, marks }: Performing, work: (deps: StepDeps, step: StoredStep) => Promise<void>): Promise<void> => {
  if (step.undoDetail === null) marks.begin({});
  await work(deps, step);
  marks.done();
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
    case 'credential':
      return rotate(performing);
    case 'create':
      return create(performing);
    case 'create_project':
      return createProject(performing);
    case 'adopt':
      return adopt(performing);
    case 'create_instance':
      return configure(performing, createInstance);
    case 'update_instance':
      return configure(performing, changeInstance);
    case 'remove_instance':
      return configure(performing, dropInstance);
    case 'create_pair':
    case 'update_pair':
      return configure(performing, setPair);
    case 'remove_pair':
      return configure(performing, dropPair);
    case 'change':
      return configure(performing, changeMirror);
    case 'skip':
    case 'missing':
      return performing.marks.done();
  }
};
