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

/** Comments of one issue: how many a run reads, and how many of them it copies. */
export type Comments = { read: Issue['noteCount'] | null; copied: number };

/**
 * What the plan of one issue costs a run. Its discussions were not read for it: `comments` are yet to be read (null = they are not), and
 * those that have no copy to be copied. An upload is a download from the source, too. `made` are the names of labels that plans before
 * have made; it grows.
 */
export const requestsOf = ({ steps }: Pick<IssuePlan, 'steps'>, comments: Comments, made: Set<string>): RequestCounts => {
  const count = (...kinds: readonly string[]): number => steps.filter((step) => kinds.includes(step.do)).length;
  const labels = steps.filter((step) => step.do === 'create_label' && made.has(step.name)).length;
  for (const step of steps) if (step.do === 'create_label') made.add(step.name);
  return {
    source: count('upload') + (comments.read === null ? 0 : Math.max(1, Math.ceil(comments.read / PAGE))),
    target: steps.length - labels + comments.copied,
    issueCreates: count('create'),
    noteCreates: count('create_note', 'start_thread', 'reply') + comments.copied,
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
