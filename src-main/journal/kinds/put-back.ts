import { createHash } from 'node:crypto';
import { z } from 'zod';
import { IssueRunId } from '../../../src-preload/contract/ids.ts';
import type { Replaced } from '../../../src-preload/contract/models/issue-sync.ts';
import type { IssueChange } from '../../gitlab/issue-door.ts';
import type { KeptKind } from '../kept-kind.ts';

const Part = z.enum(['title', 'description', 'state', 'weight', 'dueDate']);
type Part = z.infer<typeof Part>;

const payload = z.object({
  /** The line of history that is put back. */
  runId: IssueRunId,
  index: z.int(),
  targetIid: z.int(),
  /** What is put back, and its digest: a text may be a megabyte. */
  parts: z.array(Part).max(5),
  digest: z.string().max(64),
  labels: z.array(z.string().max(255)).max(500),
  /** The copy's name in the trail. */
  subject: z.string().max(600),
});
const result = z.object({});

const digestOf = (parts: readonly Part[], values: Readonly<Partial<Record<Part, unknown>>>): string =>
  createHash('sha256').update(JSON.stringify(parts.map((part) => [part, values[part]]))).digest('base64url');

/** What tells later whether these values are on the copy. */
export const putBackMark = ({ labels = [], ...values }: Replaced): Pick<z.infer<typeof payload>, 'parts' | 'digest' | 'labels'> => {
  const parts = Part.options.filter((part) => values[part] !== undefined);
  return { parts, labels, digest: digestOf(parts, values) };
};

/** Puts back on a copy what people had there. Sending it twice does no harm; the copy itself tells whether it was done. */
export const putBackCopy: KeptKind<z.infer<typeof payload>, z.infer<typeof result>, IssueChange> = {
  name: 'put-back',
  payload,
  result,
  async perform({ gitlab, projectId }, { targetIid }, change) {
    await gitlab.updateIssue(projectId, targetIid, change);
    return {};
  },
  async recover({ gitlab, projectId }, { targetIid, parts, digest, labels }) {
    const [copy] = await gitlab.listIssuesByIid(projectId, [targetIid]);
    if (copy === undefined) return { state: 'absent' };
    const has = new Set(copy.labels.map(({ name }) => name));
    return digestOf(parts, copy) === digest && labels.every((label) => has.has(label)) ? { state: 'found', result: {} } : { state: 'absent' };
  },
  keep({ store, mirrorId, now, isRecovered }, { runId, index, subject }) {
    const mirror = mirrorId === null ? null : store.mirrors.findStored(mirrorId);
    if (mirror === null) return;
    store.issueRuns.forgetReplaced(runId, index);
    if (isRecovered) store.activity.append({ at: now, actor: 'recovery', action: 'issue_sync.put_back', instanceId: null, pairId: mirror.pairId, mirrorId, subject, result: 'done', failure: null });
  },
};
