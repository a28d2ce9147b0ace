import type { ProjectId } from '../../src-preload/contract/ids.ts';
import type { GitLab } from '../gitlab/gitlab.ts';
import type { FoundIssue, IssuePage } from '../gitlab/issue-door.ts';
import { AppError } from '../rules/app-error.ts';
import { type Cursor, pageOn } from '../rules/issues/window.ts';

/** One page of what changed. `settledUntil` is the last moment on it; times are the server's (UTC ms). `left`: the issues from this page on; null where the server cannot count them. */
export type ChangedPage = { issues: FoundIssue[]; settledUntil: number | null; serverTime: number | null; left: number | null; isLast: boolean };

type Asked = { gitlab: Pick<GitLab, 'listIssues' | 'countIssues'>; projectId: ProjectId; start: Cursor };

/** GitLab's largest, and what it is asked for. */
const PAGE = 100;
/** A server that always names a next page is not followed for ever. */
const MOST_PAGES = 100_000;

/** Where a listing has no total the issues are counted once; one that cannot be counted is listed all the same, and what is wrong with its server the next page tells. */
const countFrom = async ({ gitlab, projectId }: Omit<Asked, 'start'>, updatedAfter: number | null): Promise<number | null> => {
  try {
    return await gitlab.countIssues(projectId, updatedAfter);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return null;
  }
};

/** Every issue that changed since the start, oldest change first, each once. */
export async function* listChangedIssues({ gitlab, projectId, start }: Asked): AsyncGenerator<ChangedPage> {
  const seen = new Map<number, number>();
  let at: Cursor | null = start;
  /** Of those that were counted, so many are still to be listed; undefined = not counted yet. */
  let counted: number | null | undefined;
  for (let pages = 0; at !== null && pages < MOST_PAGES; pages += 1) {
    const { updatedAfter, page: number } = at;
    const from = number > 1 ? ({ by: 'page', page: number } as const) : null;
    const page: IssuePage = await gitlab.listIssues({ of: 'project', projectId }, { updatedAfter, from });
    const issues = page.items.filter(({ id, updatedAt }) => seen.get(id) !== updatedAt);
    const settledUntil = page.items.at(-1)?.updatedAt ?? null;
    // Only what stands at the page's last moment can come again.
    for (const [id, updatedAt] of seen) if (updatedAt !== settledUntil) seen.delete(id);
    for (const { id, updatedAt } of page.items) if (updatedAt === settledUntil) seen.set(id, updatedAt);
    at = pageOn(page.items, at, page.next !== null);
    const read = PAGE * (number - 1) + page.items.length - issues.length;
    if (page.total === null && counted === undefined) counted = await countFrom({ gitlab, projectId }, updatedAfter);
    const left = page.total === null ? counted ?? null : page.total - read;
    yield { issues, settledUntil, serverTime: page.serverTime, left: left === null ? null : Math.max(issues.length, left), isLast: at === null };
    if (typeof counted === 'number') counted -= issues.length;
  }
}
