import { z } from 'zod';
import type { GitLab } from '../../gitlab/gitlab.ts';
import type { NewIssue, WrittenIssue } from '../../gitlab/issue-door.ts';
import { readOriginLine, writeOriginLine } from '../../rules/issues/origin/origin-line.ts';
import type { ProjectId } from '../../../src-preload/contract/ids.ts';
import type { KeptKind } from '../kept-kind.ts';

const payload = z.object({
  sourceIssueId: z.int(),
  sourceIid: z.int(),
  /** The hidden line that the copy ends with: by it the copy is found again. */
  line: z.string().max(8192),
  /** A moment before the request, by the target's clock (UTC ms); null = not known. */
  since: z.int().nullable(),
  /** The link's base until the copy is whole. */
  base: z.unknown(),
});
const result = z.object({ id: z.int(), iid: z.int() });

/** `inTurn` calls its work when those copies are made that shall have lower numbers: only the request itself waits for them. */
export type IssueToCreate = { issue: NewIssue; inTurn<T>(work: () => Promise<T>): Promise<T> };

type At = { gitlab: GitLab; projectId: ProjectId };

/** Issues that somebody has changed since are passed over, page by page. */
const findCopy = async ({ gitlab, projectId }: At, { line, since }: Pick<z.infer<typeof payload>, 'line' | 'since'>) => {
  for (let from: Awaited<ReturnType<GitLab['listIssues']>>['next'] | undefined = null; from !== undefined; ) {
    const page = await gitlab.listIssues({ of: 'project', projectId }, { updatedAfter: since, from });
    const copy = page.items.find(({ description }) => isWith(line, description));
    if (copy !== undefined) return copy;
    from = page.next ?? undefined;
  }
  return null;
};

const isWith = (line: string, description: string): boolean => {
  const found = readOriginLine(description);
  return found !== null && writeOriginLine(found) === line;
};

/**
 * A copy of an issue. GitLab's search does not index hidden lines: what was created since is listed and compared here. The copy stays;
 * its link says that it is not whole yet.
 */
export const createIssue: KeptKind<z.infer<typeof payload>, z.infer<typeof result>, IssueToCreate, WrittenIssue> = {
  name: 'create-issue',
  payload,
  result,
  addsEachTime: true,
  perform: ({ gitlab, projectId }, _payload, { issue, inTurn }) => inTurn(() => gitlab.createIssue(projectId, issue)),
  async recover(at, wanted) {
    const copy = await findCopy(at, wanted);
    return copy === null ? { state: 'absent' } : { state: 'found', result: { id: copy.id, iid: copy.iid } };
  },
  keep({ store, mirrorId, now }, { sourceIssueId, sourceIid, base }, { id, iid }) {
    if (mirrorId === null || store.mirrors.findStored(mirrorId) === null) return;
    if (store.issueLinks.findBySource(mirrorId, sourceIssueId) !== null) return;
    store.issueLinks.insert({
      mirrorId, sourceIssueId, sourceIid, targetIssueId: id, targetIid: iid, state: 'linked', sourceUpdatedAt: null, targetUpdatedAt: null, createdAt: now, syncedAt: now, base,
    });
  },
};
