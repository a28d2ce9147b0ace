import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Replaced } from '../../src-preload/contract/models/issue-sync.ts';
import type { Deps } from '../deps.ts';
import type { IssueChange } from '../gitlab/issue-door.ts';
import { putBackCopy, putBackMark } from '../journal/kinds/put-back.ts';
import { note, notingFailure } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';
import { copyName, copyOf } from './copy-object.ts';

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
export const putBack = async (deps: Pick<Deps, 'store' | 'journal' | 'clock'>, { runId, index }: ParsedInput<'issueSync.putBack'>): Promise<Returned<'issueSync.putBack'>> => {
  const { store, journal } = deps;
  const mirror = store.mirrors.stored(store.issueRuns.get(runId).mirrorId);
  const { targetIid, replaced } = store.issueRuns.item(runId, index);
  if (replaced === null || targetIid === null) throw new AppError({ code: 'conflict', reason: 'nothing_to_put_back' });
  const entry = { action: 'issue_sync.put_back' as const, pairId: mirror.pairId, mirrorId: mirror.id, subject: copyName(mirror, targetIid) };
  /** Another call may have done it meanwhile. */
  const make = () => {
    if (store.issueRuns.item(runId, index).replaced === null) throw new AppError({ code: 'conflict', reason: 'nothing_to_put_back' });
    return { runId, index, targetIid, subject: entry.subject, ...putBackMark(replaced) };
  };
  await notingFailure(deps, entry, () => journal.keep(putBackCopy, copyOf(mirror, targetIid), make, changeOf(replaced), () => note(deps, entry)));
  return { putBack: true };
};
