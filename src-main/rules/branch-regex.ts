import { RE2JS, RE2JSException } from 're2js';
import { AppError } from './app-error.ts';

/**
 * A branch regex as GitLab's engine reads it: RE2, found anywhere in the name unless it is anchored, in linear time.
 * Fails `invalid_input` with rule `re2` and the given field.
 */
export const compileBranchRegex = (regex: string, field: string): ((branch: string) => boolean) => {
  const compiled = compile(regex, field);
  return (branch) => compiled.test(branch);
};

const compile = (regex: string, field: string): RE2JS => {
  try {
    return RE2JS.compile(regex);
  } catch (error) {
    if (error instanceof RE2JSException) throw new AppError({ code: 'invalid_input', field, rule: 're2' }, error);
    throw error;
  }
};
