import type { IssueChange, NewIssue } from '../gitlab/issue-door.ts';
import { createIssue, type IssueToCreate } from '../journal/kinds/create-issue.ts';
import { AppError } from '../rules/app-error.ts';
import { NO_BASE } from '../rules/issues/facets/base.ts';
import type { IssueFields, Step } from '../rules/issues/steps/step.ts';
import { composingDescription } from '../rules/issues/text/description.ts';
import { asIssue, type Copying, linkOf, objectOf } from './copying.ts';
import { hideNewCopy } from './hide-copy.ts';
import { inSlices } from './in-slices.ts';
import { CLOCKS_MS } from './server-times.ts';

const described = async ({ description }: IssueFields, { uploads }: Copying): Promise<{ description?: string }> =>
  description === undefined ? {} : { description: await inSlices(composingDescription(description, uploads)) };

const newIssue = async (fields: IssueFields, copying: Copying): Promise<NewIssue> => {
  const { title = '', labels = [], confidential = true, createdAt, weight, dueDate, assigneeIds, milestoneId, type } = fields;
  return {
    title, labels, confidential, description: '', ...(await described(fields, copying)),
    ...(createdAt === undefined ? {} : { createdAt }), ...(weight === undefined ? {} : { weight }), ...(dueDate === undefined ? {} : { dueDate }),
    ...(assigneeIds === undefined ? {} : { assigneeIds }), ...(milestoneId === undefined ? {} : { milestoneId }), ...(type === undefined ? {} : { type }),
  };
};

/** Makes the copy. Fails `conflict` `being_changed` where one has come meanwhile: what was unknown before has been found. */
export const createCopy = async (copying: Copying, { fields }: Extract<Step, { do: 'create' }>, inTurn: IssueToCreate['inTurn']): Promise<void> => {
  const { run, issue } = copying;
  const { store, journal } = run.deps;
  const linkNow = () => store.issueLinks.findBySource(run.mirror.id, issue.id);
  const make = () => {
    if (linkNow() !== null) throw new AppError({ code: 'conflict', reason: 'being_changed' });
    const line = fields.description?.originLine ?? '';
    const now = run.times.last(run.target.instanceId);
    return { sourceIssueId: issue.id, sourceIid: issue.iid, line, since: now === null ? null : now - CLOCKS_MS, base: NO_BASE };
  };
  const made = await journal.keep(createIssue, objectOf(copying), make, { issue: await newIssue(fields, copying), inTurn });
  copying.link = linkNow();
  if ('updatedAt' in made) run.times.heard(run.target.instanceId, made.updatedAt);
  copying.copy = 'title' in made ? asIssue(made) : ((await run.target.gitlab.listIssuesByIid(run.target.projectId, [made.iid]))[0] ?? null);
  if (fields.confidential === true && copying.copy?.confidential === false) await hideNewCopy(copying);
};

const changeOf = ({ createdAt: _made, labels: _all, description: _text, ...fields }: IssueFields): IssueChange => fields;

/** Sends all that changed at once. Doing it twice does no harm. */
export const updateCopy = async (copying: Copying, fields: IssueFields): Promise<void> => {
  const { target } = copying.run;
  const written = await target.gitlab.updateIssue(target.projectId, linkOf(copying).targetIid, { ...changeOf(fields), ...(await described(fields, copying)) });
  copying.run.times.changed(target.instanceId, written.updatedAt);
  copying.copy = asIssue(written);
};
