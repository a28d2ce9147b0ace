import type { RateClass } from './routes.ts';

/** Per minute, as gitlab.com documents them (contract.md A.0.1). */
const GITLAB_COM: Partial<Record<RateClass, number>> = { list: 200, project_read: 400, issue_create: 200, note_create: 60, search: 10 };

/** GitLab's own default for comments; the other limits are off until an administrator sets them. */
const SELF_MANAGED: Partial<Record<RateClass, number>> = { note_create: 300 };

/** The limits of single classes that hold on an instance before it has said anything. */
export const knownLimits = (origin: string): Partial<Record<RateClass, number>> =>
  new URL(origin).hostname === 'gitlab.com' ? GITLAB_COM : SELF_MANAGED;
