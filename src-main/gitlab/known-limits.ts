import type { RateClass } from './routes.ts';

/** Per minute, as gitlab.com documents them (contract.md A.0.1). */
const GITLAB_COM: Partial<Record<RateClass, number>> = { list: 200, project_read: 400, issue_create: 200, note_create: 60, search: 10 };

/**
 * The limits of single classes that hold on an instance before it has said anything. What an administrator has set on a server of one's
 * own only its refusals tell, also for comments, whose default is 300: one refusal costs less than a limit that is not there.
 */
export const knownLimits = (origin: string): Partial<Record<RateClass, number>> =>
  new URL(origin).hostname === 'gitlab.com' ? GITLAB_COM : {};
