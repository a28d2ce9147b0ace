import type { Failure } from '../../src-preload/contract/failures.ts';
import type { Deps } from '../deps.ts';
import type { GitLab, Project } from '../gitlab/gitlab.ts';
import { AppError, isFailure } from '../rules/app-error.ts';
import type { End } from './ends.ts';

/** A failure about a project that GitLab was asked for by its number says which one by its path, as a person knows it. */
const withPath = (failure: Failure, path: string): Failure => {
  if (failure.code === 'missing_role' && failure.project === null) return { ...failure, project: path };
  return failure.code === 'not_found' && failure.kind === 'project' && failure.name === undefined ? { ...failure, name: path } : failure;
};

/** Asks about a mirror's end; a failure that is about its project names it. */
export const aboutEnd = async <T>({ path }: End, question: () => Promise<T>): Promise<T> => {
  try {
    return await question();
  } catch (error) {
    throw error instanceof AppError ? new AppError(withPath(error.failure, path), error) : error;
  }
};

/** Whether a path leads to a project at all; where ours is gone, it is another one. */
const isTaken = async (gitlab: GitLab, path: string): Promise<boolean> => {
  try {
    await gitlab.readProject(path);
    return true;
  } catch (error) {
    if (isFailure(error, 'not_found')) return false;
    throw error;
  }
};

/**
 * The project on one end, by its number: paths change. Fails `not_found` with the path seen last, or `conflict` `project_replaced` where
 * another project has that path now.
 */
export const readEnd = async ({ to }: Pick<Deps, 'to'>, end: End): Promise<Project> => {
  const gitlab = to(end.instanceId);
  try {
    return await aboutEnd(end, () => gitlab.readProject(end.projectId));
  } catch (error) {
    if (!isFailure(error, 'not_found') || !(await isTaken(gitlab, end.path))) throw error;
    throw new AppError({ code: 'conflict', reason: 'project_replaced', name: end.path, instanceId: end.instanceId }, error);
  }
};
