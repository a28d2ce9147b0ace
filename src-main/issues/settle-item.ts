import type { Failure } from '../../src-preload/contract/failures.ts';
import type { IssueSkip } from '../../src-preload/contract/models/issue-sync.ts';
import type { IssueToCreate } from '../journal/kinds/create-issue.ts';
import { isFailure } from '../rules/app-error.ts';
import type { StoredIssueLink } from '../store/issue-store.ts';
import { adoptCopy } from './adopt-copies.ts';
import type { PageItem } from './gather-page.ts';
import type { Report } from './report.ts';
import type { Run } from './run.ts';
import { type Outcome, syncIssue } from './sync-issue.ts';

type Item<D extends PageItem['do']> = Extract<PageItem, { do: D }>;

/** Of a copy that could not be taken over the problem keeps the number: the next try begins with it, and makes no other. */
export const failureOfItem = (item: PageItem, failure: Failure): Outcome => outcomeOf('fail', { failure, targetIid: item.do === 'adopt' ? item.copy.iid : null });

export const outcomeOf = (action: Outcome['action'], more: Partial<Outcome> = {}): Outcome => ({
  action, reason: null, parts: [], notKept: [], replaced: null, targetIid: null, failure: null, comments: 0, uploads: 0, ...more,
});

const skipped = (reason: IssueSkip, targetIid: number | null = null): Outcome => outcomeOf('skip', { reason, targetIid });

/** People have deleted the copy: it is told once, and made again only when somebody says so. */
const noteCopyGone = ({ deps: { store, clock }, mirror }: Run, report: Report, { issue, link }: Pick<Item<'copy_gone'>, 'issue' | 'link'>): void =>
  store.transaction(() => {
    store.issueLinks.update(link.id, { state: 'copy_gone' });
    const { id: sourceIssueId, iid: sourceIid, title } = issue;
    store.issueProblems.clear(mirror.id, sourceIssueId, ['failed', 'not_kept']);
    store.issueProblems.note({
      mirrorId: mirror.id, kind: 'copy_deleted', sourceIssueId, sourceIid, targetIid: link.targetIid, title: title.slice(0, 1024), parts: [], failure: null, nextAttemptAt: null, now: clock.now(),
    });
    report.record(issue, skipped('copy_gone', link.targetIid));
  });

const isThere = async ({ target }: Run, { targetIid }: StoredIssueLink): Promise<boolean> => (await target.gitlab.listIssuesByIid(target.projectId, [targetIid])).length > 0;

const noteMoved = ({ deps: { store, clock }, mirror }: Run, { issue, facts: { link } }: Item<'sync'>): void => {
  if (link === null) return;
  store.issueProblems.note({
    mirrorId: mirror.id, kind: 'source_moved', sourceIssueId: issue.id, sourceIid: issue.iid, targetIid: link.targetIid, title: issue.title.slice(0, 1024), parts: [], failure: null, nextAttemptAt: null,
    now: clock.now(),
  });
};

const syncOne = async (run: Run, report: Report, item: Item<'sync'>, inTurn: IssueToCreate['inTurn']): Promise<void> => {
  const { link } = item.facts;
  const settle = (outcome: Outcome): void => {
    if (outcome.reason === 'moved') noteMoved(run, item);
    report.record(item.issue, outcome);
  };
  try {
    await syncIssue(run, item.facts, inTurn, settle);
  } catch (error) {
    if (link === null || !isFailure(error, 'not_found') || (await isThere(run, link))) throw error;
    noteCopyGone(run, report, { issue: item.issue, link });
  }
};

const adoptOne = async (run: Run, report: Report, { issue, copy }: Item<'adopt'>, inTurn: IssueToCreate['inTurn']): Promise<void> => {
  const link = await adoptCopy(run, issue, copy);
  const facts = { issue, link, notes: run.deps.store.noteLinks.ofLink(link.id), copy };
  await syncIssue(run, facts, inTurn, (outcome) => report.record(issue, { ...outcome, action: 'adopt', targetIid: copy.iid }));
};

/** A copy that says where it comes from, but not with our tag, is a person's to decide on; until then the issue has no other copy. */
const askAbout = ({ deps: { store, clock }, mirror }: Run, report: Report, { issue, copy }: Item<'ask'>): void =>
  store.transaction(() => {
    const isAsked = store.issueProblems.ofSources(mirror.id, [issue.id]).some(({ kind, targetIid }) => kind === 'adoptable' && targetIid === copy.iid);
    if (!isAsked) {
      store.issueProblems.note({
        mirrorId: mirror.id, kind: 'adoptable', sourceIssueId: issue.id, sourceIid: issue.iid, targetIid: copy.iid, title: issue.title.slice(0, 1024), parts: [], failure: null, nextAttemptAt: null, now: clock.now(),
      });
    }
    store.issueProblems.clear(mirror.id, issue.id, ['failed']);
    report.record(issue, outcomeOf('skip', { targetIid: copy.iid }));
  });

/** Does what is to be done with one issue, and writes down what came of it. */
export const settleItem = async (run: Run, report: Report, item: PageItem, inTurn: IssueToCreate['inTurn']): Promise<void> => {
  switch (item.do) {
    case 'nothing':
      return undefined;
    case 'skip':
      return run.deps.journal.commit(() => {
        run.deps.store.issueProblems.clear(run.mirror.id, item.issue.id, ['failed']);
        report.record(item.issue, skipped(item.reason));
      });
    case 'copy_gone':
      return noteCopyGone(run, report, item);
    case 'adopt':
      return adoptOne(run, report, item, inTurn);
    case 'ask':
      return askAbout(run, report, item);
    case 'sync':
      return syncOne(run, report, item, inTurn);
  }
};
