import { listingStart, nextWatermark } from '../rules/issues/window.ts';
import type { JobTurn } from '../jobs/job-handler.ts';
import type { Clock } from '../ports.ts';
import type { Adoption } from './adopt-copies.ts';
import { hideDue } from './hide-copy.ts';
import { hearSource, learnClock } from './learn-clock.ts';
import { listChangedIssues } from './list-changed-issues.ts';
import type { Report } from './report.ts';
import type { Run } from './run.ts';
import { settleDue } from './settle-due.ts';
import { sweepDeletions } from './sweep-deletions.ts';
import { type PageContext, syncPage } from './sync-page.ts';

const PAGE = 100;
const PROGRESS_MS = 500;

/**
 * Every issue that changed on the source since the watermark, oldest change first, gets its copy brought up to date; the watermark
 * follows over what is done or noted as a problem. False where the turn was stopped before the end: the next one goes on from there.
 */
const copyChanges = async (context: PageContext): Promise<boolean> => {
  const { run, report } = context;
  const { deps: { store }, mirror, source, setup, sync } = run;
  let { watermark } = sync;
  let startedAt: number | null = null;
  for await (const page of listChangedIssues({ gitlab: source.gitlab, projectId: source.projectId, start: listingStart(watermark, setup.options, setup.baselineAt) })) {
    hearSource(run, page.serverTime);
    startedAt ??= page.serverTime;
    report.expect(page.left);
    context.onProgress();
    if (!(await syncPage(context, page.issues))) return false;
    watermark = nextWatermark(watermark, { startedAt: startedAt ?? page.settledUntil ?? 0, settledUntil: page.settledUntil, isComplete: page.isLast });
    if (watermark !== null) store.issueSyncs.update(mirror.id, { watermark });
    if (context.isStopping() && !page.isLast) return false;
  }
  return true;
};

/** Copies that were there before the first run are taken over, whether or not their issues would be copied now. */
const adoptFirst = async ({ run, adoption, ...context }: PageContext): Promise<boolean> => {
  if (run.sync.watermark !== null) return true;
  const iids = await adoption.iids();
  for (let from = 0; from < iids.length; from += PAGE) {
    const issues = await run.source.gitlab.listIssuesByIid(run.source.projectId, iids.slice(from, from + PAGE));
    if (!(await syncPage({ run, adoption, ...context }, issues))) return false;
  }
  return true;
};

/** Every copy that this run has found is linked, or noted with a problem: none of them needs to be looked for in the next. */
const noteKnown = ({ deps: { store }, mirror, known }: Run, adoption: Adoption): void => {
  const sync = store.issueSyncs.find(mirror.id);
  if (sync !== null) known.note(sync, adoption.lookedUntil());
};

/** Each telling is a commit: a few in a second are enough for people. */
const paced = (clock: Clock, tell: () => void): (() => void) => {
  let toldAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (clock.now() - toldAt < PROGRESS_MS) return;
    toldAt = clock.now();
    tell();
  };
};

/**
 * One run: what is not known of an earlier one is found out, what failed is tried again, what changed is copied, and once a day what is
 * gone on the source is looked for. Answers false where it was stopped before its end.
 */
export const syncIssues = async (run: Run, report: Report, adoption: Adoption, turn: Pick<JobTurn, 'isStopping' | 'progress'>): Promise<boolean> => {
  await learnClock(run);
  const unknown = await run.deps.journal.settleParts(run.target);
  const context: PageContext = { run, report, adoption, unknown, failed: new Set(), isStopping: turn.isStopping, onProgress: paced(run.deps.clock, () => turn.progress(report.progress())) };
  try {
    await hideDue(run);
    const isWhole = (await adoptFirst(context)) && (await settleDue(context)) && (await copyChanges(context)) && (await sweepDeletions(context));
    if (isWhole) noteKnown(run, adoption);
    return isWhole;
  } finally {
    turn.progress(report.progress());
  }
};

