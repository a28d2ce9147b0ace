import { noteDeleted } from './note-deleted.ts';
import { type PageContext, syncPage } from './sync-page.ts';

const PAGE = 100;

/** Tries again what has failed and is due. False where it was stopped before the end. */
export const settleDue = async (context: PageContext): Promise<boolean> => {
  const { run: { deps: { store, clock }, mirror, source, openCopies } } = context;
  const due = store.issueProblems.due(mirror.id, clock.now(), 10 * PAGE);
  for (let from = 0; from < due.length; from += PAGE) {
    const some = due.slice(from, from + PAGE);
    const issues = await source.gitlab.listIssuesByIid(source.projectId, some.map(({ sourceIid }) => sourceIid));
    const there = new Set(issues.map(({ id }) => id));
    const gone = some.filter(({ sourceIssueId }) => !there.has(sourceIssueId)).map(({ sourceIssueId }) => sourceIssueId);
    await noteDeleted(context, gone, true);
    for (const id of gone) if (openCopies.find(id) === undefined) store.issueProblems.clear(mirror.id, id, ['failed']);
    if (!(await syncPage(context, issues.filter(({ id }) => some.some(({ sourceIssueId }) => sourceIssueId === id))))) return false;
  }
  return true;
};
