import { AppError, failureOf } from '../rules/app-error.ts';
import { saysAway } from '../rounds/is-away.ts';
import type { Adoption } from './adopt-copies.ts';
import { partOf } from './copying.ts';
import { gatherPage, type PageItem } from './gather-page.ts';
import { hideDue } from './hide-copy.ts';
import type { FoundIssue } from '../gitlab/issue-door.ts';
import { nextTurn } from './in-slices.ts';
import { needsOf } from './needs-of.ts';
import { createTurns } from './turns.ts';
import type { Report } from './report.ts';
import type { Run } from './run.ts';
import { failureOfItem, settleItem } from './settle-item.ts';

/** Issues that are worked on at once: their comments and files overlap, their creation does not. */
const AT_ONCE = 8;
/** So many new failures in a row, and nothing else, speak of the whole side. Those that are known count no more, so that they block nobody. */
const TOO_MANY = 10;

export type PageContext = {
  run: Run;
  report: Report;
  adoption: Adoption;
  /** Parts of the target on which it is not known what an earlier request did. */
  unknown: ReadonlySet<string>;
  /** Issues of the source that have failed in this turn already: the next try is another run's. It grows. */
  failed: Set<number>;
  isStopping(): boolean;
  onProgress(): void;
};

/** Whether whatever is asked next would end the same way. */
const isOfTheSide = (error: unknown): boolean => {
  const failure = failureOf(error);
  // Where a server keeps its files is another's: issues without any are copied meanwhile.
  if (failure === null || (failure.code === 'unreachable' && failure.instanceId === null)) return false;
  return saysAway(failure) || failure.code === 'not_writing' || failure.code === 'storage' || failure.code === 'project_archived' || (failure.code === 'not_found' && failure.kind === 'project');
};

/**
 * Brings the copies of up to a hundred issues to what they shall be, several at once. One that fails is noted and tried again later;
 * the others go on. What would keep all of them from it is thrown. False where it was stopped before the end.
 */
export const syncPage = async (context: PageContext, issues: readonly FoundIssue[]): Promise<boolean> => {
  const { run, report, adoption, unknown, failed, isStopping } = context;
  const { chance, log } = run.deps;
  // The page has only just been parsed: with that in one turn, everything else would wait too long.
  await nextTurn();
  const items = await gatherPage(run, adoption, issues.filter(({ id }) => !failed.has(id)));
  report.listed(issues.length, items.filter((item) => item.do === 'nothing').length);
  const changed = items.filter((item) => item.do !== 'nothing');
  run.atHand.take(changed.map((item) => ({ id: item.issue.id, ...needsOf(item, run.setup.options) })));
  const queue = changed.values();
  const turns = createTurns();
  let failedInARow = 0;
  let broken: { error: unknown } | null = null;

  const noteFailure = (item: PageItem, error: unknown): void => {
    const { issue } = item;
    failed.add(issue.id);
    const failure = failureOf(error) ?? { code: 'unexpected' as const, reference: chance.uid() };
    if (failure.code === 'unexpected') log.error('issue.failed', { mirror: run.mirror.id, issue: issue.iid, reference: failure.reference, name: error instanceof Error ? error.name : typeof error });
    const isKnown = run.deps.store.issueProblems.ofSources(run.mirror.id, [issue.id]).some(({ kind }) => kind === 'failed');
    run.deps.store.transaction(() => report.record(issue, failureOfItem(item, failure)));
    run.atHand.settled(issue.id);
    if (!isKnown) failedInARow += 1;
    if (failedInARow >= TOO_MANY && report.counts().created + report.counts().updated === 0) broken = { error };
  };

  const settle = async (item: PageItem): Promise<void> => {
    const turn = turns.take();
    try {
      if (unknown.has(partOf(item.issue.id))) throw new AppError({ code: 'conflict', reason: 'being_changed' });
      await settleItem(run, report, item, turn.run);
      run.atHand.settled(item.issue.id);
      failedInARow = 0;
    } catch (error) {
      if (isOfTheSide(error)) broken = { error };
      // A copy that could not be hidden is its issue's problem as well: it is read by more people than may.
      if (!isOfTheSide(error) || run.openCopies.find(item.issue.id) !== undefined) noteFailure(item, error);
    } finally {
      turn.end();
    }
    context.onProgress();
  };

  let isWhole = true;
  const worker = async (): Promise<void> => {
    while (broken === null) {
      if (isStopping()) {
        isWhole = false;
        return;
      }
      await hideDue(run);
      const next = queue.next();
      if (next.done === true) return;
      await settle(next.value);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  throwIfBroken(broken);
  return isWhole;
};

const throwIfBroken = (broken: { error: unknown } | null): void => {
  if (broken !== null) throw broken.error;
};
