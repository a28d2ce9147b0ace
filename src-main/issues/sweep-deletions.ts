import type { IssueLinkId } from '../../src-preload/contract/ids.ts';
import { noteDeleted } from './note-deleted.ts';
import type { Run } from './run.ts';
import type { PageContext } from './sync-page.ts';

const PAGE = 100;
const DAY_MS = 24 * 3_600_000;
/** More than these at once are rather a token that sees less than before: they are told, and no copy is deleted. */
const MOST_APPLIED = 20;

const isDue = ({ deps: { clock }, sync: { sweptAt } }: Run): boolean => sweptAt === null || clock.now() - sweptAt >= DAY_MS;

/** How many requests to the source the sweep of the next run takes. */
export const sweepRequests = (run: Run): number => (run.sync.watermark !== null && isDue(run) ? Math.ceil(run.deps.store.issueLinks.count(run.mirror.id) / PAGE) : 0);

/**
 * Once a day every linked issue is asked for, a hundred in one request: GitLab says nothing of deleted ones, and counts cannot tell
 * which are missing. False where it was stopped before the end; it begins anew then.
 */
export const sweepDeletions = async (context: PageContext): Promise<boolean> => {
  const { run: { deps: { store, clock }, mirror, source, sync }, isStopping } = context;
  if (!isDue(context.run)) return true;
  // What the first run has found is there.
  if (sync.watermark === null) {
    store.issueSyncs.update(mirror.id, { sweptAt: clock.now() });
    return true;
  }
  const gone: number[] = [];
  for (let after: IssueLinkId | null = null; ; ) {
    const links = store.issueLinks.walk(mirror.id, after, PAGE);
    const last = links.at(-1);
    if (last === undefined) break;
    const there = new Set((await source.gitlab.listIssuesByIid(source.projectId, links.map(({ sourceIid }) => sourceIid))).map(({ id }) => id));
    for (const { sourceIssueId } of links) if (!there.has(sourceIssueId)) gone.push(sourceIssueId);
    after = last.id;
    if (isStopping()) return false;
  }
  await noteDeleted(context, gone, gone.length <= MOST_APPLIED);
  store.issueSyncs.update(mirror.id, { sweptAt: clock.now() });
  return true;
};
