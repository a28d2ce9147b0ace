import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Replaced } from '../../src-preload/contract/models/issue-sync.ts';
import type { Deps } from '../deps.ts';
import type { IssueChange } from '../gitlab/issue-door.ts';
import { endsOf } from '../mirrors/ends.ts';
import { AppError } from '../rules/app-error.ts';

const changeOf = ({ title, description, state, labels, weight, dueDate }: Replaced): IssueChange => ({
  ...(title === undefined ? {} : { title }),
  ...(description === undefined ? {} : { description }),
  ...(state === undefined ? {} : { state }),
  ...(labels === undefined ? {} : { addLabels: labels }),
  ...(weight === undefined ? {} : { weight }),
  ...(dueDate === undefined ? {} : { dueDate }),
});

/**
 * Puts back on a copy what people had there before a run replaced it. The next change of the issue on the source replaces it again.
 * Fails `conflict` `nothing_to_put_back` and `not_found` kind `issue`.
 */
export const putBack = async ({ store, to }: Pick<Deps, 'store' | 'to'>, { runId, index }: ParsedInput<'issueSync.putBack'>): Promise<Returned<'issueSync.putBack'>> => {
  const { replaced, targetIid } = store.issueRuns.item(runId, index);
  if (replaced === null || targetIid === null) throw new AppError({ code: 'conflict', reason: 'nothing_to_put_back' });
  const { target } = endsOf(store.mirrors.stored(store.issueRuns.get(runId).mirrorId));
  await to(target.instanceId).updateIssue(target.projectId, targetIid, changeOf(replaced));
  store.issueRuns.forgetReplaced(runId, index);
  return { putBack: true };
};
