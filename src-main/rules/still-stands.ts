import type { Mirror } from '../../src-preload/contract/models/mirror.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What a project in a list says. Twin place: `Project` of gitlab/gitlab.ts. */
export type ListedProject = { lastActivityAt: number | null; pullMirror: boolean | null; importStatus: string | null };
type Known = Pick<Mirror, 'direction' | 'observed'> & Pick<Mirror['verified'], 'comparedAt'>;

/** Clocks of two servers differ, and an answer may be a moment old. */
const MARGIN_MS = 5 * MINUTE_MS;
/** GitLab notes the activity of a project at most about once an hour (contract.md B), and may push five minutes late. */
const HIDDEN_MS = 2 * HOUR_MS;
/** A push mirror itself is looked at in each comparison; without one within this time the list is not enough. */
const LOOKED_AT_MS = 26 * HOUR_MS;

/**
 * Whether a list of projects is enough to say that the status we know still stands; only success may. A pull mirror's status is in the
 * list itself. A push mirror runs only after pushes, which are activity: one that was seen well after the last activity has not run since.
 */
export const stillStands = ({ direction, observed, comparedAt }: Known, project: ListedProject, now: number): boolean => {
  const { checkedAt, status, rawStatus } = observed;
  if (checkedAt === null || status !== 'ok' || project.lastActivityAt === null) return false;
  if (direction === 'pull') return project.pullMirror === true && project.importStatus === rawStatus && project.lastActivityAt < checkedAt - MARGIN_MS;
  return project.lastActivityAt < checkedAt - HIDDEN_MS && comparedAt !== null && comparedAt > now - LOOKED_AT_MS;
};
