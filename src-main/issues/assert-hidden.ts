import { AppError } from '../rules/app-error.ts';
import type { Run } from './run.ts';

/**
 * GitLab leaves out without a word what a token may not set: a copy that was to be confidential and is not gets nothing more to read.
 * Fails `missing_role` `developer`: with any role from Planner up it could be hidden.
 */
export const assertHidden = ({ target }: Pick<Run, 'target'>, copy: { confidential: boolean }): void => {
  if (!copy.confidential) throw new AppError({ code: 'missing_role', instanceId: target.instanceId, project: target.path, needed: 'developer' });
};
