import type { Failure } from '../../src-preload/contract/failures.ts';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Clock } from '../ports.ts';
import { nextHiding } from '../rules/issues/backoff.ts';
import type { OpenCopy } from '../store/issue-store.ts';
import type { Store } from '../store/store.ts';

/** Copies that are to be confidential and could not be made so: what stands on them is read by more people than may. Known beyond a run, as problems. */
export type OpenCopies = {
  /** To be called before it is tried: whatever ends the try leaves it open. */
  add(copy: Pick<OpenCopy, 'sourceIssueId' | 'sourceIid' | 'targetIid' | 'title'>): void;
  find(sourceIssueId: number): OpenCopy | undefined;
  /** Its words are no longer there for everybody. */
  closed(sourceIssueId: number): void;
  /** Writes down that it is open and why, and when it is tried again. Call in the transaction that notes the failure. */
  note(sourceIssueId: number, failure: Failure): void;
  /** Those whose time has come. They count as tried: nobody else gets them meanwhile. */
  takeDue(): OpenCopy[];
};

export const createOpenCopies = ({ store, clock }: { store: Pick<Store, 'issueProblems'>; clock: Clock }, mirrorId: MirrorId): OpenCopies => {
  const open = new Map(store.issueProblems.openCopies(mirrorId).map((copy) => [copy.sourceIssueId, copy]));
  return {
    add(copy) {
      if (!open.has(copy.sourceIssueId)) open.set(copy.sourceIssueId, { ...copy, attempts: 0, failure: null, nextAttemptAt: null });
    },
    find: (id) => open.get(id),
    closed: (id) => void open.delete(id),
    note(id, failure) {
      const copy = open.get(id);
      if (copy === undefined) return;
      const { sourceIssueId, sourceIid, targetIid, title } = copy;
      const attempts = copy.attempts + 1;
      const nextAttemptAt = nextHiding(attempts, clock.now());
      store.issueProblems.note({ mirrorId, kind: 'failed', sourceIssueId, sourceIid, targetIid, title: title.slice(0, 1024), parts: ['confidential'], failure, nextAttemptAt, now: clock.now() });
      open.set(id, { ...copy, attempts, failure, nextAttemptAt });
    },
    takeDue() {
      const due = [...open.values()].filter(({ nextAttemptAt }) => nextAttemptAt !== null && nextAttemptAt <= clock.now());
      for (const copy of due) open.set(copy.sourceIssueId, { ...copy, nextAttemptAt: null });
      return due;
    },
  };
};
