import type { z } from 'zod';
import { ProjectId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import { createProject } from '../journal/kinds/create-project.ts';
import { removeEmptyProject } from '../journal/kinds/remove-empty-project.ts';
import { AppError, isFailure } from '../rules/app-error.ts';
import type { ProjectOf } from './step-detail.ts';

type MakeDeps = Pick<Deps, 'store' | 'journal' | 'to'>;
type Wanted = z.infer<typeof ProjectOf>;

/**
 * Makes a private, empty project in a group that exists. `onDone` gets its id and is committed together with it; null stands for a
 * project that somebody else has made meanwhile, which is not ours to take back.
 */
export const makeProject = async ({ journal, to }: MakeDeps, { instanceId, group, name }: Wanted, onDone: (projectId: ProjectId | null) => void): Promise<void> => {
  const gitlab = to(instanceId);
  const path = `${group}/${name}`;
  const { id: groupId } = await gitlab.readGroup(group);
  try {
    await gitlab.readProject(path);
    return onDone(null);
  } catch (error) {
    if (!isFailure(error, 'not_found')) throw error;
  }
  const object = { instanceId, projectId: ProjectId.parse(groupId), mirrorId: null };
  await journal.lasting((operation) => journal.perform(operation, createProject, object, () => ({ groupId, name, path }), null, ({ id }) => onDone(id)));
};

/** Takes such a project back while nothing is in it. Fails `conflict` `target_not_empty`. */
export const takeBackProject = async ({ store, journal, to }: MakeDeps, { instanceId }: Pick<Wanted, 'instanceId'>, projectId: ProjectId, onDone: () => void): Promise<void> => {
  const gitlab = to(instanceId);
  try {
    const { empty, path } = await gitlab.readProject(projectId);
    if (empty !== true) throw new AppError({ code: 'conflict', reason: 'target_not_empty', name: path });
  } catch (error) {
    if (!isFailure(error, 'not_found')) throw error;
  }
  const intent = { kind: removeEmptyProject.name, payload: { projectId } };
  const operation = store.transaction(() => {
    onDone();
    return journal.planCleanUps([{ object: { instanceId, projectId, mirrorId: null }, intent }]);
  });
  await journal.settle(operation);
};
