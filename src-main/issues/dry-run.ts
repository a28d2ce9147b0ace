import type { FoundIssue } from '../gitlab/issue-door.ts';
import type { JobEnd, JobTurn } from '../jobs/job-handler.ts';
import { AppError } from '../rules/app-error.ts';
import { keepsDates } from '../rules/issues/checks.ts';
import { addRequests, estimateMs, NO_REQUESTS, requestsOf, type RequestCounts } from '../rules/issues/estimate.ts';
import { needsDiscussions, planIssue } from '../rules/issues/steps/plan-issue.ts';
import { listingStart } from '../rules/issues/window.ts';
import type { StoredJob } from '../store/job-store.ts';
import type { StoredMirror } from '../store/mirror-store.ts';
import { type Adoption, createAdoption } from './adopt-copies.ts';
import { baseOf } from './base-of.ts';
import { createRun } from './create-run.ts';
import { gatherPage, type PageItem } from './gather-page.ts';
import { hearSource, learnClock } from './learn-clock.ts';
import { limitsOf } from './limits-of.ts';
import { listChangedIssues } from './list-changed-issues.ts';
import { createReport, type Report } from './report.ts';
import type { IssueDeps, Run } from './run.ts';
import { outcomeOf } from './settle-item.ts';
import { setupFor } from './setup-for.ts';
import { sweepRequests } from './sweep-deletions.ts';
import type { Outcome } from './sync-issue.ts';

type Foreseen = { outcome: Outcome; requests: RequestCounts };

const PAGE = 100;

/** Comments are not read for it: each that is not copied yet counts as one to be copied. */
const foreseeSync = (run: Run, { issue, facts: { link, notes, copy } }: Extract<PageItem, { do: 'sync' }>, action: 'adopt' | null, made: Set<string>): Foreseen => {
  const setup = setupFor(run.setup, link);
  const base = link === null ? null : { base: baseOf(link), notes };
  const plan = planIssue(issue, { discussions: null, link: base, copy, uploaded: new Set() }, setup);
  const reads = plan.action !== 'skip' && needsDiscussions(issue, notes.length, setup);
  const unread = reads ? Math.max(0, issue.noteCount - notes.length) : 0;
  const parts = unread > 0 ? [...plan.parts, 'comments' as const] : plan.parts;
  const changes = action ?? (plan.action === 'unchanged' && unread > 0 ? 'update' : plan.action);
  const notKept = changes === 'create' && setup.facts.keepsDates === false ? [...plan.notKept, 'created_at' as const] : plan.notKept;
  const outcome = outcomeOf(changes, { reason: plan.reason, parts, notKept, replaced: plan.replaced, targetIid: copy?.iid ?? link?.targetIid ?? null, comments: unread });
  return { outcome, requests: requestsOf(plan, { read: reads ? issue.noteCount : null, copied: unread }, made) };
};

/** Of a copy that is adopted the comments are read as well. */
const foreseeAdoption = (run: Run, { issue, copy }: Extract<PageItem, { do: 'adopt' }>, made: Set<string>): Foreseen => {
  const { outcome, requests } = foreseeSync(run, { do: 'sync', issue, facts: { issue, link: null, notes: [], copy } }, 'adopt', made);
  const reads = run.setup.options.comments && copy.noteCount > 0 ? 1 : 0;
  return { outcome, requests: addRequests(requests, { ...NO_REQUESTS, target: reads }) };
};

const foresee = (run: Run, item: PageItem, made: Set<string>): Foreseen => {
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
      return foreseeAdoption(run, item, made);
    case 'sync':
      return foreseeSync(run, item, null, made);
  }
};

/** Whether dates would be kept is told by the token's role today, or by what the last new copy has shown. */
const foreseeDates = async ({ target: { gitlab, projectId }, setup: { facts } }: Run): Promise<void> => {
  const project = await gitlab.readProject(projectId);
  facts.keepsDates = keepsDates(project?.accessLevel ?? null, facts.keepsDates);
};

/** What a run begins with, which no listing of changes has to show: before the first one copies that are there, and failed issues that are due. */
const firstIssues = async ({ deps: { store, clock }, mirror, source, sync }: Run, adoption: Adoption): Promise<FoundIssue[]> => {
  const due = store.issueProblems.due(mirror.id, clock.now(), 10 * PAGE).map(({ sourceIid }) => sourceIid);
  const iids = [...(sync.watermark === null ? await adoption.iids() : []), ...due];
  const pages = Array.from({ length: Math.ceil(iids.length / PAGE) }, (_, nth) => iids.slice(nth * PAGE, (nth + 1) * PAGE));
  return (await Promise.all(pages.map((some) => source.gitlab.listIssuesByIid(source.projectId, some)))).flat();
};

/**
 * Goes through all that a run would, and notes what it would do. Answers the requests of such a run, or null where it was stopped: the
 * same reading that was done here, and what is foreseen beyond it.
 */
const lookThrough = async (run: Run, report: Report, turn: JobTurn): Promise<RequestCounts | null> => {
  const { deps: { store }, source, target, setup, sync } = run;
  await learnClock(run);
  await foreseeDates(run);
  const before = { source: source.gitlab.sent(), target: target.gitlab.sent() };
  const adoption = createAdoption(run);
  const [made, seen] = [new Set<string>(), new Set<number>()];
  let requests: RequestCounts = { ...NO_REQUESTS, source: sweepRequests(run) };

  const look = async (issues: readonly FoundIssue[]): Promise<void> => {
    const items = await gatherPage(run, adoption, issues.filter(({ id }) => !seen.has(id)));
    for (const { id } of issues) seen.add(id);
    store.transaction(() => {
      report.listed(items.length, items.filter((item) => item.do === 'nothing').length);
      for (const item of items.filter((one) => one.do !== 'nothing')) {
        const foreseen = foresee(run, item, made);
        requests = addRequests(requests, foreseen.requests);
        report.record(item.issue, foreseen.outcome);
      }
    });
    turn.progress(report.progress());
  };

  await look(await firstIssues(run, adoption));
  for await (const page of listChangedIssues({ gitlab: source.gitlab, projectId: source.projectId, start: listingStart(sync.watermark, setup.options, setup.baselineAt) })) {
    hearSource(run, page.serverTime);
    report.expect(page.left);
    await look(page.issues);
    if (turn.isStopping()) return null;
  }
  return addRequests(requests, { ...NO_REQUESTS, source: source.gitlab.sent() - before.source, target: target.gitlab.sent() - before.target });
};

/** Tells what a run would do, and how long it would take at the limits. Changes nothing but its own run's lines. */
export const dryRun = async (deps: IssueDeps, heard: Pick<Run, 'times' | 'known'>, mirror: StoredMirror, job: StoredJob, turn: JobTurn): Promise<JobEnd> => {
  const { store, clock } = deps;
  const runId = store.issueRuns.start({ mirrorId: mirror.id, jobId: job.id, cause: 'dry', now: clock.now() });
  try {
    const run = createRun(deps, mirror, heard);
    const report = createReport(run, runId, true);
    const requests = await lookThrough(run, report, turn);
    if (requests === null) {
      store.issueRuns.finish(runId, { state: 'cancelled', now: clock.now() });
      return { state: 'postponed', runAt: clock.now() };
    }
    const estimatedMs = estimateMs(requests, limitsOf(run.source.gitlab.health(), run.target.gitlab.health()));
    store.issueRuns.finish(runId, { state: 'succeeded', estimatedRequests: requests.source + requests.target, estimatedMs, now: clock.now() });
    return { state: 'succeeded', result: { run: runId, requests: requests.source + requests.target, estimatedMs } };
  } catch (error) {
    store.issueRuns.finish(runId, { state: 'failed', failure: error instanceof AppError ? error.failure : { code: 'unexpected', reference: deps.chance.uid() }, now: clock.now() });
    throw error;
  }
};
