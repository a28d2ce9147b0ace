import type { InstanceId, PairId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import { endsOf } from '../mirrors/ends.ts';
import { stageOf } from '../rules/plans/configuration-steps.ts';
import type { StoredStep } from '../store/plan-store.ts';
import { findPair } from './pair-of-name.ts';
import { CreateOf, ProjectOf, StepDetail } from './step-detail.ts';

type NameDeps = Pick<Deps, 'store'>;

/** What a step touches on GitLab, and the instance whose budget most of its requests take. */
type Touched = { names: string[]; instanceId: InstanceId | null };

/** GitLab's paths are unique whatever their case. */
const byPath = (instanceId: InstanceId, path: string): string => `${instanceId}:${path.toLowerCase()}`;

/** The mirror that comes into a project names that as the step does which makes it. */
const ofCreation = (deps: NameDeps, planned: PairId | null, detail: unknown, { index }: StoredStep): Touched => {
  const { pair: named, source, target } = CreateOf.parse(detail);
  const pair = named === undefined ? (planned === null ? undefined : deps.store.pairs.get(planned)) : findPair(deps, named);
  if (pair === undefined) return { names: [`step ${index}`], instanceId: null };
  const { sourceInstanceId, targetInstanceId } = pair;
  const nameOf = (instanceId: InstanceId, ref: number | string): string => (typeof ref === 'number' ? `${instanceId}:${ref}` : byPath(instanceId, ref));
  return { names: [nameOf(sourceInstanceId, source), nameOf(targetInstanceId, target)], instanceId: targetInstanceId };
};

const ofProject = (detail: unknown): Touched => {
  const { instanceId, group, name } = ProjectOf.parse(detail);
  return { names: [byPath(instanceId, `${group}/${name}`)], instanceId };
};

const ofMirror = ({ store }: NameDeps, { mirrorId, index }: StoredStep): Touched => {
  const mirror = mirrorId === null ? null : store.mirrors.findStored(mirrorId);
  if (mirror === null) return { names: [`step ${index}`], instanceId: null };
  const { owner, remote } = endsOf(mirror);
  return { names: [owner, remote].map(({ instanceId, projectId }) => `${instanceId}:${projectId}`), instanceId: owner.instanceId };
};

/**
 * Steps that touch the same project of an instance follow each other; the others have nothing to do with one another. Once known of a
 * step it stays: undoing takes the mirror away that tells it.
 */
export const createStepNames = (deps: NameDeps, pairId: PairId | null): ((step: StoredStep) => Touched) => {
  const known = new Map<number, Touched>();
  const read = (step: StoredStep): Touched => {
    const { of } = StepDetail.parse(step.detail);
    if (step.action === 'create') return ofCreation(deps, pairId, of, step);
    if (stageOf(step.action) !== 0) return { names: ['configuration'], instanceId: null };
    return step.action === 'create_project' ? ofProject(of) : ofMirror(deps, step);
  };
  return (step) => {
    const touched = known.get(step.index) ?? read(step);
    known.set(step.index, touched);
    return touched;
  };
};
