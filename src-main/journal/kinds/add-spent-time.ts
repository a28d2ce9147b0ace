import { z } from 'zod';
import type { KeptKind } from '../kept-kind.ts';

const payload = z.object({
  targetIid: z.int(),
  seconds: z.int(),
  /** What the copy has then. */
  total: z.int(),
});
const result = z.object({ total: z.int() });

/** Adding twice adds twice: whether it was added tells the copy's total, which the next run reads as well. */
export const addSpentTime: KeptKind<z.infer<typeof payload>, z.infer<typeof result>, null> = {
  name: 'add-spent-time',
  payload,
  result,
  addsEachTime: true,
  perform: async ({ gitlab, projectId }, { targetIid, seconds }) => ({ total: await gitlab.addTimeSpent(projectId, targetIid, seconds) }),
  async recover({ gitlab, projectId }, { targetIid, total }) {
    const [copy] = await gitlab.listIssuesByIid(projectId, [targetIid]);
    return copy !== undefined && copy.timeSpent >= total ? { state: 'found', result: { total: copy.timeSpent } } : { state: 'absent' };
  },
  keep: () => undefined,
};
