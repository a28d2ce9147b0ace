import type { IssueRunId } from '../../src-preload/contract/ids.ts';
import type { Job } from '../../src-preload/contract/models/job.ts';
import type { FoundIssue } from '../gitlab/issue-door.ts';
import { nextAttempt } from '../rules/issues/backoff.ts';
import { ownLoss } from '../rules/issues/facets/not-kept.ts';
import type { RunCounts } from '../store/issue-store.ts';
import type { Run } from './run.ts';
import type { Outcome } from './sync-issue.ts';

const COUNTED: Readonly<Record<Outcome['action'], 'created' | 'updated' | 'unchanged' | 'skipped' | 'failed'>> = {
  create: 'created', adopt: 'updated', update: 'updated', unchanged: 'unchanged', skip: 'skipped', fail: 'failed',
};

/** What a run tells of itself. */
export type Report = {
  /** Call in the transaction that makes the outcome true. */
  record(issue: Pick<FoundIssue, 'id' | 'iid' | 'title'>, outcome: Outcome): void;
  /** Issues that were listed, of which so many were found as they were. */
  listed(count: number, unchanged: number): void;
  /** The copy of an issue that is gone from the source was deleted, too. */
  deleted(gone: { iid: number; title: string; targetIid: number }): void;
  /** How many are still to come, those at hand included; null where the server does not count them. */
  expect(left: number | null): void;
  /** How many are still to come, as far as that is known. */
  left(): number | null;
  progress(): Job['progress'];
  counts(): RunCounts;
};

/** A run that goes on after a rest has counted before. */
const countsOf = ({ listed, created, updated, unchanged, skipped, failed, deleted, comments, uploads }: RunCounts): RunCounts => ({
  listed, created, updated, unchanged, skipped, failed, deleted, comments, uploads,
});

const processedOf = ({ created, updated, unchanged, skipped, failed }: RunCounts): number => created + updated + unchanged + skipped + failed;

/** That an issue came from the target is told in a dry run; in others it would be told at each change of a copy. */
const isTold = ({ action, reason }: Outcome, isDry: boolean): boolean => action !== 'unchanged' && (isDry || action !== 'skip' || (reason !== 'loop' && reason !== 'not_updated'));

/** Writes counts and items of a run, and problems, as they come. */
export const createReport = ({ deps: { store, clock }, mirror, openCopies }: Run, runId: IssueRunId, isDry: boolean): Report => {
  const counts = countsOf(store.issueRuns.get(runId));
  let total: number | null = null;

  const noteProblems = (issue: Pick<FoundIssue, 'id' | 'iid' | 'title'>, { notKept, targetIid, action, failure }: Outcome): void => {
    const known = store.issueProblems.ofSources(mirror.id, [issue.id]);
    const one = { mirrorId: mirror.id, sourceIssueId: issue.id, sourceIid: issue.iid, targetIid, title: issue.title.slice(0, 1024), now: clock.now() };
    if (action === 'fail' && failure !== null && openCopies.find(issue.id) !== undefined) {
      openCopies.note(issue.id, failure);
    } else if (action === 'fail') {
      const attempts = (known.find(({ kind }) => kind === 'failed')?.attempts ?? 0) + 1;
      store.issueProblems.note({ ...one, kind: 'failed', parts: [], failure, nextAttemptAt: nextAttempt(attempts, clock.now()) });
    } else if (ownLoss(notKept).length > 0) {
      store.issueProblems.note({ ...one, kind: 'not_kept', parts: ownLoss(notKept), failure, nextAttemptAt: null });
    } else if (action !== 'skip' && known.some(({ kind }) => kind === 'not_kept')) {
      store.issueProblems.clear(mirror.id, issue.id, ['not_kept']);
    }
  };

  return {
    record(issue, outcome) {
      const { action, comments, uploads, targetIid, reason, parts, notKept, failure, replaced } = outcome;
      const counted = COUNTED[action];
      counts[counted] += 1;
      counts.comments += comments;
      counts.uploads += uploads;
      const item = action === 'unchanged' ? [] : isTold(outcome, isDry) ? [{ sourceIid: issue.iid, targetIid, title: issue.title.slice(0, 1024), action, reason, parts, notKept, failure, replaced }] : [];
      store.issueRuns.add(runId, { [counted]: 1, comments, uploads }, item);
      if (!isDry) noteProblems(issue, outcome);
      if (action !== 'fail') openCopies.closed(issue.id);
    },
    listed(count, unchanged) {
      counts.listed += count;
      counts.unchanged += unchanged;
      store.issueRuns.add(runId, { listed: count, unchanged }, []);
    },
    deleted({ iid: sourceIid, title, targetIid }) {
      counts.deleted += 1;
      store.issueRuns.add(runId, { deleted: 1 }, [{ sourceIid, targetIid, title: title.slice(0, 1024), action: 'delete', reason: null, parts: [], notKept: [], failure: null, replaced: null }]);
    },
    expect(left) {
      total = left === null ? null : processedOf(counts) + left;
    },
    left: () => (total === null ? null : Math.max(0, total - processedOf(counts))),
    progress: () => {
      const { created, updated, unchanged, skipped, failed } = counts;
      const processed = processedOf(counts);
      return { total: Math.max(total ?? 0, processed), processed, succeeded: created + updated + unchanged, failed, skipped };
    },
    counts: () => ({ ...counts }),
  };
};
