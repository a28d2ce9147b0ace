import { z } from 'zod';
import type { KeptKind } from '../kept-kind.ts';

const payload = z.object({
  sourceIssueId: z.int(),
  targetIid: z.int(),
  /** The copy's name in the trail. */
  subject: z.string().max(600),
});
const result = z.object({});

/** Deletes the copy of an issue, and with it forgets that it was one. Nothing brings it back. */
export const removeCopy: KeptKind<z.infer<typeof payload>, z.infer<typeof result>, null> = {
  name: 'remove-copy',
  payload,
  result,
  async perform({ gitlab, projectId }, { targetIid }) {
    await gitlab.removeIssue(projectId, targetIid);
    return {};
  },
  async recover({ gitlab, projectId }, { targetIid }) {
    return (await gitlab.listIssuesByIid(projectId, [targetIid])).length === 0 ? { state: 'found', result: {} } : { state: 'absent' };
  },
  keep({ store, mirrorId, now, isRecovered }, { sourceIssueId, targetIid, subject }) {
    const mirror = mirrorId === null ? null : store.mirrors.findStored(mirrorId);
    if (mirror === null) return;
    const link = store.issueLinks.findBySource(mirror.id, sourceIssueId);
    if (link?.targetIid === targetIid) store.issueLinks.remove(link.id);
    store.issueProblems.clear(mirror.id, sourceIssueId);
    if (isRecovered) store.activity.append({ at: now, actor: 'recovery', action: 'issue_sync.copy_deleted', instanceId: null, pairId: mirror.pairId, mirrorId, subject, result: 'done', failure: null });
  },
};
