import type { JobEnd, JobTurn } from '../jobs/job-handler.ts';
import { AppError } from '../rules/app-error.ts';
import { addRequests, estimateMs, NO_REQUESTS, requestsOf, type RequestCounts } from '../rules/issues/estimate.ts';
import { planIssue } from '../rules/issues/steps/plan-issue.ts';
import { listingStart } from '../rules/issues/window.ts';
import type { StoredJob, StoredMirror } from '../store/store.ts';
import { createAdoption } from './adopt-copies.ts';
import { baseOf } from './base-of.ts';
import { createRun } from './create-run.ts';
import { newSync } from './ensure-sync.ts';
import { gatherPage, type PageItem } from './gather-page.ts';
import { hearSource, learnClock } from './learn-clock.ts';
import { listChangedIssues } from './list-changed-issues.ts';
import { createReport, type Report } from './report.ts';
import type { IssueDeps, Run } from './run.ts';
import type { ServerTimes } from './server-times.ts';
import { outcomeOf } from './settle-item.ts';
import { setupFor } from './setup-for.ts';
import type { Outcome } from './sync-issue.ts';

type Foreseen = { outcome: Outcome; requests: RequestCounts };

const PAGE = 100;

/** Comments are not read for it: each that is not copied yet counts as one to be copied. */
const foreseeSync = (run: Run, { issue, facts: { link, notes, copy } }: Extract<PageItem, { do: 'sync' }>, action: 'adopt' | null): Foreseen => {
  const base = link === null ? null : { base: baseOf(link), notes };
  const plan = planIssue(issue, { discussions: null, link: base, copy, uploaded: new Set() }, setupFor(run.setup, link));
  const unread = plan.action === 'skip' || !run.setup.options.comments ? 0 : Math.max(0, issue.noteCount - notes.length);
  const parts = unread > 0 ? [...plan.parts, 'comments' as const] : plan.parts;
  const changes = plan.action === 'unchanged' && unread > 0 ? 'update' : plan.action;
  const outcome = outcomeOf(action ?? changes, { reason: plan.reason, parts, notKept: plan.notKept, replaced: plan.replaced, targetIid: copy?.iid ?? link?.targetIid ?? null, comments: unread });
  return { outcome, requests: requestsOf(plan, unread) };
};

const foresee = (run: Run, item: PageItem): Foreseen => {
  const nothing = { requests: NO_REQUESTS };
  switch (item.do) {
    case 'nothing':
      return { ...nothing, outcome: outcomeOf('unchanged') };
    case 'skip':
      return { ...nothing, outcome: outcomeOf('skip', { reason: item.reason }) };
    case 'copy_gone':
      return { ...nothing, outcome: outcomeOf('skip', { reason: 'copy_gone', targetIid: item.link.targetIid }) };
    case 'ask':
      return { ...nothing, outcome: outcomeOf('skip', { targetIid: item.copy.iid }) };
    case 'adopt':
      return foreseeSync(run, { do: 'sync', issue: item.issue, facts: { issue: item.issue, link: null, notes: [], copy: item.copy } }, 'adopt');
    case 'sync':
      return foreseeSync(run, item, null);
  }
};

/** Goes through all that a run would, and notes what it would do. Answers the requests, or null where it was stopped. */
const lookThrough = async (run: Run, report: Report, turn: JobTurn): Promise<RequestCounts | null> => {
  const { deps: { store }, source, setup, sync } = run;
  await learnClock(run);
  const adoption = createAdoption(run);
  let requests = NO_REQUESTS;
  for await (const page of listChangedIssues({ gitlab: source.gitlab, projectId: source.projectId, start: listingStart(sync.watermark, setup.options, setup.baselineAt) })) {
    hearSource(run, page.serverTime);
    report.expect(page.total ?? 0);
    const items = await gatherPage(run, adoption, page.issues);
    requests = addRequests(requests, { ...NO_REQUESTS, source: 1, target: Math.ceil(items.length / PAGE) });
    store.transaction(() => {
      report.listed(page.issues.length, items.filter((item) => item.do === 'nothing').length);
      for (const item of items.filter((one) => one.do !== 'nothing')) {
        const foreseen = foresee(run, item);
        requests = addRequests(requests, foreseen.requests);
        report.record(item.issue, foreseen.outcome);
      }
    });
    turn.progress(report.progress());
    if (turn.isStopping()) return null;
  }
  return requests;
};

/** Tells what a run would do, and how long it would take at the limits. Changes nothing but its own run's lines. */
export const dryRun = async (deps: IssueDeps, times: ServerTimes, mirror: StoredMirror, job: StoredJob, turn: JobTurn): Promise<JobEnd> => {
  const { store, clock } = deps;
  const runId = store.issueRuns.start({ mirrorId: mirror.id, jobId: job.id, cause: 'dry', now: clock.now() });
  try {
    const run = createRun(deps, mirror, store.issueSyncs.find(mirror.id) ?? { ...newSync(mirror.id, clock.now()), watermark: null, sweptAt: null }, times);
    const report = createReport(run, runId, true);
    const requests = await lookThrough(run, report, turn);
    if (requests === null) {
      store.issueRuns.finish(runId, { state: 'cancelled', now: clock.now() });
      return { state: 'postponed', runAt: clock.now() };
    }
    const estimatedMs = estimateMs(requests, limitsOf(deps, run));
    store.issueRuns.finish(runId, { state: 'succeeded', estimatedRequests: requests.source + requests.target, estimatedMs, now: clock.now() });
    return { state: 'succeeded', result: { run: runId, requests: requests.source + requests.target, estimatedMs } };
  } catch (error) {
    store.issueRuns.finish(runId, { state: 'failed', failure: error instanceof AppError ? error.failure : { code: 'unexpected', reference: deps.chance.uid() }, now: clock.now() });
    throw error;
  }
};

/** What gitlab.com takes of one user in a minute (contract.md A.0.1). */
const GITLAB_COM = { issueCreates: 200, noteCreates: 60 };

const limitsOf = ({ store }: IssueDeps, { target }: Run) => {
  const { requestsPerMinute } = store.settings.get();
  const isGitLabCom = new URL(store.instances.stored(target.instanceId).origin).hostname === 'gitlab.com';
  return { source: requestsPerMinute, target: requestsPerMinute, ...(isGitLabCom ? GITLAB_COM : { issueCreates: null, noteCreates: null }) };
};
