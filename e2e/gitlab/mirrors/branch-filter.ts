import { RE2JS } from 're2js';

import { protectionOf } from '../state/projects.ts';
import type { ProjectRecord } from '../state/records.ts';

/** Which branches a mirror carries; tags always go along. */
export const branchFilter =
  (project: ProjectRecord, mirror: { onlyProtectedBranches: boolean | null; branchRegex: string | null }) =>
  (ref: string): boolean => {
    if (!ref.startsWith('refs/heads/')) return true;
    const branch = ref.slice('refs/heads/'.length);
    if (mirror.onlyProtectedBranches === true) return protectionOf(project, branch).length > 0;
    return mirror.branchRegex === null || RE2JS.compile(mirror.branchRegex).matcher(branch).find();
  };

/** Why RE2 does not take an expression; null when it does. */
export const regexProblem = (regex: string): string | null => {
  if (regex.length > 255) return 'is too long (maximum is 255 characters)';
  try {
    RE2JS.compile(regex);
    return null;
  } catch (error) {
    if (error instanceof Error) return `not valid RE2 syntax: ${error.message}`;
    throw error;
  }
};
