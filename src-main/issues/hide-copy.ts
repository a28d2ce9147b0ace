import type { WrittenIssue } from '../gitlab/issue-door.ts';
import { AppError } from '../rules/app-error.ts';
import type { OpenCopy } from '../store/issue-store.ts';
import { asIssue, type Copying, linkOf } from './copying.ts';
import type { Run } from './run.ts';

/**
 * GitLab leaves out without a word what a token may not set: a copy that was to be confidential and is not gets nothing more to read.
 * Fails `missing_role` `developer`: with any role from Planner up it could be hidden.
 */
const assertHidden = ({ target }: Pick<Run, 'target'>, copy: { confidential: boolean }): void => {
  if (!copy.confidential) throw new AppError({ code: 'missing_role', instanceId: target.instanceId, project: target.path, needed: 'developer' });
};

/** Until it is answered the copy counts as open, and nothing else is sent to it. */
const hide = async (run: Run, { sourceIssueId, targetIid }: Pick<OpenCopy, 'sourceIssueId' | 'targetIid'>): Promise<WrittenIssue> => {
  const { target, times, openCopies } = run;
  const written = await target.gitlab.updateIssue(target.projectId, targetIid, { confidential: true });
  times.changed(target.instanceId, written.updatedAt);
  assertHidden(run, written);
  openCopies.closed(sourceIssueId);
  return written;
};

/** Makes the copy confidential, before anything else is sent to it. Fails as the door does, and `missing_role`. */
export const hideCopy = async (copying: Copying): Promise<void> => {
  const { run, issue: { id: sourceIssueId, iid: sourceIid, title } } = copying;
  const { targetIid } = linkOf(copying);
  run.openCopies.add({ sourceIssueId, sourceIid, targetIid, title });
  copying.copy = asIssue(await hide(run, { sourceIssueId, targetIid }));
};

/** Of a copy that was made just now all words are ours: where it cannot be hidden, they go. */
export const hideNewCopy = async (copying: Copying): Promise<void> => {
  const { run: { target, openCopies }, issue } = copying;
  try {
    await hideCopy(copying);
  } catch (error) {
    await target.gitlab.updateIssue(target.projectId, linkOf(copying).targetIid, { title: 'Confidential', description: '' });
    openCopies.closed(issue.id);
    throw error;
  }
};

/** One that is hidden now, or gone, is open no longer; what else there is to do with its issue is due. */
const noteTurn = ({ deps: { store, clock }, mirror: { id: mirrorId } }: Run, { sourceIssueId, sourceIid, targetIid, title, failure }: OpenCopy): void =>
  void store.issueProblems.note({ mirrorId, kind: 'failed', sourceIssueId, sourceIid, targetIid, title, parts: [], failure, nextAttemptAt: clock.now(), now: clock.now() });

/** Tries those again that could not be hidden and are due, however much else is still to be copied. What fails is noted, and tried again soon. */
export const hideDue = async (run: Run): Promise<void> => {
  for (const copy of run.openCopies.takeDue()) {
    try {
      await hide(run, copy);
      noteTurn(run, copy);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.failure.code !== 'not_found') run.openCopies.note(copy.sourceIssueId, error.failure);
      else {
        run.openCopies.closed(copy.sourceIssueId);
        noteTurn(run, copy);
      }
    }
  }
};
