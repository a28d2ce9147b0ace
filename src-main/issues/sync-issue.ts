import type { Failure } from '../../src-preload/contract/failures.ts';
import type { IssuePart, IssueSkip, Replaced } from '../../src-preload/contract/models/issue-sync.ts';
import type { FoundIssue } from '../gitlab/issue-door.ts';
import type { IssueToCreate } from '../journal/kinds/create-issue.ts';
import { AppError } from '../rules/app-error.ts';
import { agreedBase, type Base, NO_BASE } from '../rules/issues/facets/base.ts';
import { leftOut, showsDateKept } from '../rules/issues/facets/not-kept.ts';
import type { Discussion, Issue } from '../rules/issues/issue.ts';
import { type IssuePlan, needsDiscussions, planIssue } from '../rules/issues/steps/plan-issue.ts';
import { findUploads } from '../rules/issues/text/uploads.ts';
import type { StoredIssueLink, StoredNoteLink } from '../store/issue-store.ts';
import { baseOf } from './base-of.ts';
import { type Copying, linkOf } from './copying.ts';
import { performSteps } from './perform-steps.ts';
import type { Run } from './run.ts';
import { CLOCKS_MS } from './server-times.ts';
import { setupFor } from './setup-for.ts';

/** An issue with what is known of its copy. `copy` is null where it was not read, or there is none. */
export type IssueFacts = { issue: FoundIssue; link: StoredIssueLink | null; notes: StoredNoteLink[]; copy: Issue | null };

/** What came of one issue. */
export type Outcome = {
  action: 'create' | 'adopt' | 'update' | 'unchanged' | 'skip' | 'fail';
  reason: IssueSkip | null;
  parts: IssuePart[];
  notKept: IssuePart[];
  replaced: Replaced | null;
  targetIid: number | null;
  /** Why it failed, or why a file of it was lost. */
  failure: Failure | null;
  comments: number;
  uploads: number;
};

/** Files of the issue's texts that the target has already. */
const knownUploads = ({ deps: { store }, mirror, setup }: Run, issue: Issue, discussions: readonly Discussion[]): Map<string, string> => {
  const texts = [issue.description, ...discussions.flatMap(({ notes }) => notes.map(({ body }) => body))];
  const refs = [...new Set(texts.flatMap((text) => findUploads(text, setup.source)).map(({ ref }) => ref))];
  const chunks = Array.from({ length: Math.ceil(refs.length / 500) }, (_, nth) => refs.slice(nth * 500, (nth + 1) * 500));
  return new Map(chunks.flatMap((some) => store.uploadLinks.ofRefs(mirror.id, some)).map(({ sourceRef, targetPath }) => [sourceRef, targetPath]));
};

/** Whether something was written after the issue was listed. GitLab itself writes a moment later than it changes. */
const isOutdated = (issue: Issue, discussions: readonly Discussion[], listedAt: number | null): boolean => {
  const since = Math.max(issue.updatedAt, (listedAt ?? 0) - CLOCKS_MS);
  return discussions.some(({ notes }) => notes.some(({ createdAt, updatedAt }) => Math.max(createdAt, updatedAt) > since));
};

/** Comments that are read later than their issue may be for fewer people than the issue was: then it is read once more. */
const asOfNow = async ({ source, times }: Run, issue: FoundIssue, discussions: readonly Discussion[]): Promise<FoundIssue> => {
  if (issue.confidential || !isOutdated(issue, discussions, times.last(source.instanceId))) return issue;
  const [now] = await source.gitlab.listIssuesByIid(source.projectId, [issue.iid]);
  if (now === undefined) throw new AppError({ code: 'not_found', kind: 'issue' });
  return now;
};

/** Reads what the plan needs of the source, and makes it, for the issue as it is now. */
const planOne = async (run: Run, { issue: listed, link, notes, copy }: IssueFacts): Promise<{ issue: FoundIssue; plan: IssuePlan; uploads: Map<string, string> }> => {
  const { gitlab, projectId } = run.source;
  const setup = setupFor(run.setup, link);
  const discussions = needsDiscussions(listed, notes.length, setup) ? await gitlab.listDiscussions(projectId, listed.iid) : null;
  const issue = discussions === null ? listed : await asOfNow(run, listed, discussions);
  const uploads = knownUploads(run, issue, discussions ?? []);
  const linkState = link === null ? null : { base: baseOf(link), notes };
  return { issue, plan: planIssue(issue, { discussions, link: linkState, copy, uploaded: new Set(uploads.keys()) }, setup), uploads };
};

/** Writes down that both sides agree on what the plan has brought over. */
const agree = (copying: Copying, plan: IssuePlan, before: Base): void => {
  const { run, issue, copy } = copying;
  const { store, clock } = run.deps;
  const link = linkOf(copying);
  const base = copy === null ? before : agreedBase(before, plan.agreed, plan.wanted, copy, run.setup.digest);
  store.issueLinks.update(link.id, { sourceIid: issue.iid, sourceUpdatedAt: issue.updatedAt, targetUpdatedAt: copy?.updatedAt ?? link.targetUpdatedAt, syncedAt: clock.now(), base });
  store.issueProblems.clear(run.mirror.id, issue.id, ['failed', 'adoptable']);
};

/** What the first copies show of the target is said beforehand of the next. Call in the transaction that ends a creation. */
const learnDates = ({ run: { deps: { store }, mirror, setup, target }, issue, copy }: Copying): void => {
  const kept = copy === null ? null : showsDateKept(issue.createdAt, copy);
  if (kept === null || kept === setup.facts.keepsDates) return;
  store.issueSyncs.update(mirror.id, { datesKept: { token: store.instances.stored(target.instanceId).tokenSecretId, kept } });
  setup.facts.keepsDates = kept;
};

/** What the plan knew before, what was lost on the way, and what the target's answer does not show. */
const notKeptOf = ({ issue, copy, lostFile }: Copying, { notKept, agreed, wanted }: IssuePlan, link: StoredIssueLink | null): IssuePart[] => {
  const base = link === null ? NO_BASE : baseOf(link);
  const dropped = copy === null ? [] : leftOut(agreed, base, wanted, copy, link === null ? issue.createdAt : null);
  return [...new Set([...notKept, ...(lostFile === null ? [] : ['attachments' as const]), ...dropped])];
};

/** A change of which nothing could be sent is told nevertheless. */
const toldAction = ({ action, parts }: IssuePlan, notKept: readonly IssuePart[]): IssuePlan['action'] =>
  action === 'unchanged' && parts.some((part) => notKept.includes(part)) ? 'update' : action;

/** Its copy was made, but not to its end: by now neither side has been agreed on. */
const isUnfinished = (link: StoredIssueLink | null): boolean => link !== null && link.sourceUpdatedAt === null && link.targetUpdatedAt === null;

/**
 * Brings the copy of one issue to what it shall be. `settle` is called in the transaction that says so. Throws what keeps it from that;
 * what was done until then stays, and the next run plans from there.
 */
export const syncIssue = async (run: Run, facts: IssueFacts, inTurn: IssueToCreate['inTurn'], settle: (outcome: Outcome) => void): Promise<void> => {
  const { issue, plan, uploads } = await planOne(run, facts);
  const { link, copy } = facts;
  const copying: Copying = { run, issue, link, copy, uploads, threads: new Map(), done: { comments: 0, uploads: 0 }, lostFile: null };
  await performSteps(copying, plan.steps, inTurn);
  const { reason, parts, replaced } = plan;
  const notKept = notKeptOf(copying, plan, link);
  const action = isUnfinished(link) && plan.action !== 'skip' ? 'create' : toldAction(plan, notKept);
  await run.deps.journal.commit(() => {
    if (link === null) learnDates(copying);
    if (plan.action !== 'skip' || plan.steps.length > 0) agree(copying, plan, baseOf(linkOf(copying)));
    settle({ action, reason, parts, replaced, notKept, ...copying.done, targetIid: copying.link?.targetIid ?? null, failure: copying.lostFile });
  });
};
