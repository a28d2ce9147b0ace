import type { Issue } from './issue.ts';
import type { IssuePlan } from './steps/plan-issue.ts';

const MINUTE_MS = 60_000;
const PAGE = 100;

/** Requests to both sides; the creations of issues and comments are among those to the target. */
export type RequestCounts = { source: number; target: number; issueCreates: number; noteCreates: number };

export const NO_REQUESTS: RequestCounts = { source: 0, target: 0, issueCreates: 0, noteCreates: 0 };

export const addRequests = (one: RequestCounts, other: RequestCounts): RequestCounts => ({
  source: one.source + other.source,
  target: one.target + other.target,
  issueCreates: one.issueCreates + other.issueCreates,
  noteCreates: one.noteCreates + other.noteCreates,
});

/**
 * What the plan of one issue costs. Where its discussions were not read, `unreadNotes` comments are yet to be read and copied; an
 * upload is a download from the source, too.
 */
export const requestsOf = ({ steps }: Pick<IssuePlan, 'steps'>, unreadNotes: Issue['noteCount']): RequestCounts => {
  const count = (...kinds: readonly string[]): number => steps.filter((step) => kinds.includes(step.do)).length;
  return {
    source: count('upload') + Math.ceil(unreadNotes / PAGE),
    target: steps.length + unreadNotes,
    issueCreates: count('create'),
    noteCreates: count('create_note', 'start_thread', 'reply') + unreadNotes,
  };
};

/** Requests a minute that a side takes; null = no limit of its own for that kind. */
export type Limits = { source: number; target: number; issueCreates: number | null; noteCreates: number | null };

/** How long the requests take at the limit that binds, in ms. */
export const estimateMs = (counts: RequestCounts, limits: Limits): number => {
  const minutes = (requests: number, perMinute: number | null): number => (perMinute === null ? 0 : requests / Math.max(1, perMinute));
  const longest = Math.max(
    minutes(counts.source, limits.source),
    minutes(counts.target, limits.target),
    minutes(counts.issueCreates, limits.issueCreates),
    minutes(counts.noteCreates, limits.noteCreates),
  );
  return Math.ceil(longest * MINUTE_MS);
};
