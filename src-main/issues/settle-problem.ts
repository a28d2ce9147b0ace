import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { ActivityAction } from '../../src-preload/contract/models/activity.ts';
import { removeCopy } from '../journal/kinds/remove-copy.ts';
import { note, notingFailure } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';
import type { StoredIssueLink, StoredIssueProblem } from '../store/issue-store.ts';
import { adoptCopy } from './adopt-copies.ts';
import { copyName, copyOf } from './copy-object.ts';
import { createRun } from './create-run.ts';
import { createKnownCopies } from './known-copies.ts';
import { queueSync } from './queue-sync.ts';
import type { IssueDeps, Side } from './run.ts';
import { createServerTimes } from './server-times.ts';

type SettleDeps = IssueDeps;
type As = ParsedInput<'issueSync.settleProblem'>['as'];

/** What a person may decide about each kind of problem. */
const CHOICES: Readonly<Record<StoredIssueProblem['kind'], readonly As[]>> = {
  failed: ['retry', 'dismiss'],
  not_kept: ['retry', 'dismiss'],
  source_deleted: ['delete_copy', 'release', 'dismiss'],
  source_moved: ['delete_copy', 'release', 'dismiss'],
  copy_deleted: ['create_again', 'release', 'dismiss'],
  adoptable: ['adopt', 'dismiss'],
};

const linkOf = ({ store }: SettleDeps, { mirrorId, sourceIssueId }: StoredIssueProblem): StoredIssueLink | null => store.issueLinks.findBySource(mirrorId, sourceIssueId);

/** The issue comes anew in the next run, whether or not it has changed. A copy that stands open does so until it is hidden, whatever a person decides. */
const tryAgain = ({ store, clock }: SettleDeps, { id: _id, kind, parts, attempts: _attempts, firstAt: _first, lastAt: _last, ...problem }: StoredIssueProblem): void => {
  const now = clock.now();
  store.issueProblems.clear(problem.mirrorId, problem.sourceIssueId);
  store.issueProblems.note({ ...problem, kind: 'failed', parts: kind === 'failed' ? parts : [], failure: null, nextAttemptAt: now, now });
};

const runSoon = (deps: SettleDeps, problem: StoredIssueProblem): Returned<'issueSync.settleProblem'> => {
  deps.store.issueSyncs.update(problem.mirrorId, { nextRunAt: deps.clock.now() });
  const queued = queueSync(deps, deps.store.mirrors.stored(problem.mirrorId), 'person');
  return { jobId: 'jobId' in queued ? queued.jobId : null };
};

/** One line of the trail: who decided what about which issue. */
const entryOf = ({ store }: SettleDeps, { mirrorId, sourceIid }: StoredIssueProblem, action: ActivityAction) => {
  const mirror = store.mirrors.stored(mirrorId);
  return { action, pairId: mirror.pairId, mirrorId, subject: `${mirror.sourcePath} #${sourceIid}` };
};

const deleteCopy = async (deps: SettleDeps, problem: StoredIssueProblem): Promise<void> => {
  const { store, journal } = deps;
  const mirror = store.mirrors.stored(problem.mirrorId);
  const targetIid = linkOf(deps, problem)?.targetIid ?? problem.targetIid;
  if (targetIid === null) return store.issueProblems.clear(problem.mirrorId, problem.sourceIssueId);
  const entry = { ...entryOf(deps, problem, 'issue_sync.copy_deleted'), subject: copyName(mirror, targetIid) };
  const payload = { sourceIssueId: problem.sourceIssueId, targetIid, subject: entry.subject };
  await notingFailure(deps, entry, () => journal.keep(removeCopy, copyOf(mirror, targetIid), () => payload, null, () => note(deps, entry)));
};

const adopt = async (deps: SettleDeps, problem: StoredIssueProblem): Promise<void> => {
  const { store, clock } = deps;
  const run = createRun(deps, store.mirrors.stored(problem.mirrorId), { times: createServerTimes(clock), known: createKnownCopies() });
  const one = async ({ gitlab, projectId, instanceId }: Side, iid: number | null) => {
    const [issue] = iid === null ? [] : await gitlab.listIssuesByIid(projectId, [iid]);
    if (issue === undefined) throw new AppError({ code: 'not_found', kind: 'issue', instanceId });
    return issue;
  };
  const [issue, copy] = [await one(run.source, problem.sourceIid), await one(run.target, problem.targetIid)];
  await adoptCopy(run, issue, copy, true);
  store.transaction(() => {
    tryAgain(deps, problem);
    note(deps, entryOf(deps, problem, 'issue_sync.copy_adopted'));
  });
};

/** Does what a person has decided about a problem. Fails `conflict` `not_possible_now` where that is no choice of its kind. */
export const settleProblem = async (deps: SettleDeps, { problemId, as }: ParsedInput<'issueSync.settleProblem'>): Promise<Returned<'issueSync.settleProblem'>> => {
  const { store, clock } = deps;
  const problem = store.issueProblems.get(problemId);
  if (!CHOICES[problem.kind].includes(as)) throw new AppError({ code: 'conflict', reason: 'not_possible_now' });
  switch (as) {
    case 'dismiss':
      store.transaction(() => {
        store.issueProblems.dismiss(problemId, clock.now());
        note(deps, entryOf(deps, problem, 'issue_sync.problem_dismissed'));
      });
      return { jobId: null };
    case 'release':
      store.transaction(() => {
        const link = linkOf(deps, problem);
        if (link !== null) store.issueLinks.update(link.id, { state: 'released' });
        store.issueProblems.clear(problem.mirrorId, problem.sourceIssueId);
        note(deps, entryOf(deps, problem, 'issue_sync.copy_released'));
      });
      return { jobId: null };
    case 'delete_copy':
      await deleteCopy(deps, problem);
      return { jobId: null };
    case 'retry':
      store.transaction(() => tryAgain(deps, problem));
      return runSoon(deps, problem);
    case 'create_again':
      store.transaction(() => {
        const link = linkOf(deps, problem);
        if (link !== null) store.issueLinks.remove(link.id);
        tryAgain(deps, problem);
        note(deps, entryOf(deps, problem, 'issue_sync.copy_renewed'));
      });
      return runSoon(deps, problem);
    case 'adopt':
      await adopt(deps, problem);
      return runSoon(deps, problem);
  }
};
