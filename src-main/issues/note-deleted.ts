import { IssueProblemKind } from '../../src-preload/contract/models/issue-sync.ts';
import { removeCopy } from '../journal/kinds/remove-copy.ts';
import { isFailure } from '../rules/app-error.ts';
import type { StoredIssueLink } from '../store/issue-store.ts';
import { baseOf } from './base-of.ts';
import { copyName, copyOf } from './copy-object.ts';
import type { PageContext } from './sync-page.ts';

/** Whether the copy could be deleted: GitLab lets only owners. */
const deleteCopy = async ({ run: { deps, mirror }, report }: PageContext, { sourceIssueId, sourceIid, targetIid }: StoredIssueLink, title: string): Promise<boolean> => {
  const payload = { sourceIssueId, targetIid, subject: copyName(mirror, targetIid) };
  try {
    await deps.journal.keep(removeCopy, copyOf(mirror, targetIid), () => payload, null, () => report.deleted({ iid: sourceIid, title, targetIid }));
    return true;
  } catch (error) {
    if (!isFailure(error, 'missing_role')) throw error;
    return false;
  }
};

/**
 * A confidential issue also seems gone to a token that may not see it any more: its copy is never deleted by itself.
 */
const mayDelete = ({ run: { sync } }: PageContext, link: StoredIssueLink): boolean => sync.options.deletions === 'apply' && baseOf(link).wanted.confidential === false;

const settleOne = async (context: PageContext, link: StoredIssueLink, mayApply: boolean): Promise<void> => {
  const { run: { deps: { store, clock }, mirror, target, openCopies } } = context;
  const isTried = mayApply && mayDelete(context, link);
  // GitLab tells nothing of a deleted issue: the copy's title is the last that is known of it.
  const title = (await target.gitlab.listIssuesByIid(target.projectId, [link.targetIid]))[0]?.title ?? '';
  if (isTried && (await deleteCopy(context, link, title))) return;
  store.transaction(() => {
    store.issueLinks.update(link.id, { state: 'source_gone' });
    // What stands open on the target does so without its issue as well.
    const isOpen = openCopies.find(link.sourceIssueId) !== undefined;
    store.issueProblems.clear(mirror.id, link.sourceIssueId, IssueProblemKind.options.filter((kind) => !isOpen || kind !== 'failed'));
    const { sourceIssueId, sourceIid, targetIid } = link;
    store.issueProblems.note({
      mirrorId: mirror.id, kind: 'source_deleted', sourceIssueId, sourceIid, targetIid, title: title.slice(0, 1024), parts: [],
      failure: isTried ? { code: 'missing_role', instanceId: target.instanceId, project: target.path, needed: 'owner' } : null, nextAttemptAt: null, now: clock.now(),
    });
  });
};

/** These issues are gone from the source: it is told, or their copies are deleted as well, where the options say so and `mayApply`. */
export const noteDeleted = async (context: PageContext, sourceIssueIds: readonly number[], mayApply: boolean): Promise<void> => {
  const { deps: { store }, mirror } = context.run;
  for (const id of sourceIssueIds) {
    const link = store.issueLinks.findBySource(mirror.id, id);
    if (link?.state === 'linked') await settleOne(context, link, mayApply);
  }
};
