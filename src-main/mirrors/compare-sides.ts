import type { Failure } from '../../src-preload/contract/failures.ts';
import type { Deps } from '../deps.ts';
import type { Project } from '../gitlab/gitlab.ts';
import { AppError } from '../rules/app-error.ts';
import type { ComparedRefs } from '../rules/behind-since.ts';
import { refFilter } from '../rules/branch-filter.ts';
import { compareRefs, type RefPair } from '../rules/compare-refs.ts';
import { effectiveSettings } from '../rules/effective-settings.ts';
import { type Ancestry, judgeRefs, unknownRefs } from '../rules/judge-refs.ts';
import type { StoredMirror } from '../store/mirror-store.ts';
import { type End, endsOf } from './ends.ts';
import { readEnd } from './read-end.ts';

type CompareDeps = Pick<Deps, 'store' | 'to' | 'clock'>;

/** So many differing branches are asked about at most; the verdict needs one that diverged, not all. */
const ANCESTRY_QUESTIONS = 50;

/** Paths change; the id does not. The path seen last is kept. */
const currentProject = async ({ store, to }: CompareDeps, mirror: StoredMirror, end: End, side: 'sourcePath' | 'targetPath'): Promise<Project> => {
  const project = await readEnd({ to }, end);
  if (project.path !== end.path && store.mirrors.findStored(mirror.id) !== null) store.mirrors.update(mirror.id, { [side]: project.path });
  return project;
};

/** A question that is not answered leaves its branch unknown, and the counts as they are. */
const askAncestry = async ({ to }: CompareDeps, source: End, differing: readonly RefPair[]) => {
  const gitlab = to(source.instanceId);
  const answers = new Map<string, Ancestry>();
  let unasked: Failure | null = null;
  for (const { name, sourceSha, targetSha } of differing.slice(0, ANCESTRY_QUESTIONS)) {
    try {
      answers.set(name, (await gitlab.isAncestor(source.projectId, targetSha, sourceSha)) ? 'behind' : 'diverged');
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      unasked = error.failure;
      break;
    }
  }
  return { answers, unasked };
};

const compare = async (deps: CompareDeps, mirror: StoredMirror): Promise<ComparedRefs> => {
  const { source, target, owner } = endsOf(mirror);
  const effective = effectiveSettings(mirror.defaults, mirror.overrides);
  const refsOf = async (end: End, side: 'sourcePath' | 'targetPath') => {
    const project = await currentProject(deps, mirror, end, side);
    return { project, refs: await deps.to(end.instanceId).listRefs(project) };
  };
  const protectedNames = async () => (effective.onlyProtectedBranches ? (await deps.to(owner.instanceId).listProtectedBranches(owner.projectId)).map((one) => one.name) : []);
  const [from, there, names] = await Promise.all([refsOf(source, 'sourcePath'), refsOf(target, 'targetPath'), protectedNames()]);
  const comparison = compareRefs(from.refs, there.refs, refFilter(effective, names));
  const { answers, unasked } = await askAncestry(deps, source, comparison.differing);
  return unlessArchived(judgeRefs(comparison, answers, deps.clock.now(), unasked), target, there.project);
};

/** Nothing can be written to an archived project: what it lacks it goes on lacking. */
const unlessArchived = (refs: ComparedRefs, { instanceId }: End, { archived, path }: Project): ComparedRefs =>
  archived && refs.failure === null && refs.different + refs.missing > 0 ? { ...refs, failure: { code: 'project_archived', instanceId, project: path } } : refs;

/**
 * Lists the refs of both sides over Git's own protocol and compares them; the one source of `equal`. A side that does not answer
 * makes the result `unknown`, with the reason.
 */
export const compareSides = async (deps: CompareDeps, mirror: StoredMirror): Promise<ComparedRefs> => {
  try {
    return await compare(deps, mirror);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return unknownRefs(error.failure, deps.clock.now());
  }
};
