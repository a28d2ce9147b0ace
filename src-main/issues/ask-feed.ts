import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import type { FoundIssue, IssueScope } from '../gitlab/issue-door.ts';
import type { Feed } from '../rules/issues/feeds.ts';
import { type Cursor, OVERLAP_MS, pageOn } from '../rules/issues/window.ts';
import type { ScheduledSync } from '../store/issue-store.ts';
import type { ServerTimes } from './server-times.ts';

/** Which of a feed's syncs have something to do; `startedAt` is the server's time before which there is nothing else (UTC ms), null where that is not known. */
export type Asked = { changed: Set<MirrorId>; startedAt: number | null };

const MOST_PAGES = 1000;

const scopeOf = ({ by }: Feed, [first]: readonly ScheduledSync[]): IssueScope => {
  if (by.kind === 'group') return { of: 'group', path: by.path };
  return by.kind === 'project' && first !== undefined ? { of: 'project', projectId: first.sourceProjectId } : { of: 'instance' };
};

/** Within the overlap stand issues that the last run has copied: those say nothing new. */
const isNew = ({ store }: Pick<Deps, 'store'>, sync: ScheduledSync, issue: FoundIssue): boolean => {
  const from = (sync.watermark ?? 0) - OVERLAP_MS;
  if (issue.projectId !== sync.sourceProjectId || issue.updatedAt < from) return false;
  return store.issueLinks.findBySource(sync.mirrorId, issue.id)?.sourceUpdatedAt !== issue.updatedAt;
};

/** Lists what changed in all projects of the feed since the oldest watermark; ends early when all of its syncs have something to do. */
export const askFeed = async ({ store, to }: Pick<Deps, 'store' | 'to'>, times: ServerTimes, feed: Feed, syncs: readonly ScheduledSync[]): Promise<Asked> => {
  const [first] = syncs;
  const changed = new Set<MirrorId>();
  if (first === undefined) return { changed, startedAt: null };
  const gitlab = to(first.sourceInstanceId);
  const oldest = Math.min(...syncs.map(({ watermark }) => watermark ?? 0));
  let at: Cursor | null = { updatedAfter: Math.max(0, oldest - OVERLAP_MS), page: 1, moment: null };
  let startedAt: number | null = null;
  for (let pages = 0; at !== null && pages < MOST_PAGES && changed.size < syncs.length; pages += 1) {
    const { updatedAfter, page: number } = at;
    const page = await gitlab.listIssues(scopeOf(feed, syncs), { updatedAfter, from: number > 1 ? { by: 'page', page: number } : null });
    times.heard(first.sourceInstanceId, page.serverTime);
    startedAt ??= page.serverTime;
    for (const sync of syncs) if (!changed.has(sync.mirrorId) && page.items.some((issue) => isNew({ store }, sync, issue))) changed.add(sync.mirrorId);
    at = pageOn(page.items, at, page.next !== null);
  }
  // What was not read to its end says nothing of the others.
  return { changed, startedAt: at === null ? startedAt : null };
};
