import { fail, invalid } from '../http/answer.ts';
import type { Call } from '../http/router.ts';
import type { IssueChanges } from '../state/issue-changes.ts';
import { ISSUE_TYPES, type IssueRecord } from '../state/issue-records.ts';
import { holdersOf, labelIdsFor, splitNames } from '../state/labels.ts';
import { milestonesOf } from '../state/milestones.ts';
import { findUser } from '../state/people.ts';
import type { ProjectRecord } from '../state/records.ts';
import { canSee } from '../state/rights.ts';

const TITLE_CHARACTERS = 255;
const TEXT_BYTES = 1_048_576;

/** A title has up to 255 characters, of whatever size; a text up to a mebibyte (contract A.6). */
export const checkTexts = (call: Call): void => {
  const title = call.params.text('title');
  if (title !== undefined && title.trim() === '') throw invalid({ title: ["can't be blank"] });
  if (Array.from(title ?? '').length > TITLE_CHARACTERS) throw invalid({ title: [`is too long (maximum is ${TITLE_CHARACTERS} characters)`] });
  if (isTooLong(call.params.text('description') ?? '')) throw invalid({ description: ['is too long (1 MiB). The maximum size is 1 MiB.'] });
};

export const isTooLong = (text: string): boolean => Buffer.byteLength(text) > TEXT_BYTES;

/** `[0]` and an empty list clear; people who cannot see the project are left out. */
const assignees = (call: Call, project: ProjectRecord): number[] | undefined => {
  const given = call.params.list('assignee_ids') ?? (call.params.has('assignee_id') ? [call.params.clearable('assignee_id') ?? ''] : undefined);
  return given?.map(Number).filter((id) => {
    const user = call.state.users.get(id);
    return user !== undefined && canSee(call.state, project, user);
  });
};

/** Zero or empty clears; a milestone that the project does not have clears too. `milestone` is its title. */
const milestone = (call: Call, project: ProjectRecord): number | null | undefined => {
  const title = call.params.text('milestone');
  if (!call.params.has('milestone_id') && title === undefined) return undefined;
  const id = call.params.whole('milestone_id');
  return milestonesOf(call.state, holdersOf(call.state, project)).find((each) => (title === undefined ? each.id === id : each.title === title))?.id ?? null;
};

const dueDate = (call: Call): string | null | undefined => {
  if (!call.params.has('due_date')) return undefined;
  const text = call.params.clearable('due_date') ?? '';
  if (text === '') return null;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw fail(400, { error: 'due_date is invalid' });
  return text;
};

/** The labels after this request: `labels` sets all of them, the other two change what is there; unknown ones are made where the caller may. */
const labels = (call: Call, project: ProjectRecord, now: readonly number[], mayCreate: boolean): number[] | undefined => {
  const names = (name: string): string[] => splitNames(call.params.list(name) ?? (call.params.has(name) ? [call.params.clearable(name) ?? ''] : []));
  const ids = (name: string): number[] => labelIdsFor(call.state, project, names(name), mayCreate);
  if (!['labels', 'add_labels', 'remove_labels'].some((name) => call.params.has(name))) return undefined;
  const start = call.params.has('labels') ? ids('labels') : now;
  const removed = labelIdsFor(call.state, project, names('remove_labels'), false);
  return [...start, ...ids('add_labels')].filter((id) => !removed.includes(id));
};

const weight = (call: Call): number | null | undefined => (call.params.has('weight') ? (call.params.whole('weight') ?? null) : undefined);

const defined = <T extends object>(fields: { [K in keyof T]: T[K] | undefined }): Partial<T> => {
  const kept: Partial<T> = {};
  Object.assign(kept, Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)));
  return kept;
};

/** What planners and above may set; dropped without a word for others (contract A.6). */
const metadata = (call: Call, project: ProjectRecord, issue: Pick<IssueRecord, 'labelIds'>, mayLabel: boolean): IssueChanges =>
  defined<IssueChanges>({
    labelIds: labels(call, project, issue.labelIds, mayLabel),
    assigneeIds: assignees(call, project),
    milestoneId: milestone(call, project),
    dueDate: dueDate(call),
    weight: weight(call),
    epic: call.params.has('epic_id') || call.params.has('epic_iid') ? (call.params.whole('epic_iid') ?? call.params.whole('epic_id') ?? null) : undefined,
    confidential: call.params.flag('confidential'),
    discussionLocked: call.params.flag('discussion_locked'),
  });

const STATES = { close: 'closed', reopen: 'opened' } as const;

/** What a request sets on an issue: its metadata if `mayAll`, new labels if `mayLabel`. */
export const changesOf = (call: Call, project: ProjectRecord, issue: Pick<IssueRecord, 'labelIds'>, mayAll: boolean, mayLabel: boolean): IssueChanges => {
  const event = call.params.oneOf('state_event', ['close', 'reopen']);
  return {
    ...defined<IssueChanges>({
      title: call.params.text('title'),
      description: call.params.has('description') ? (call.params.text('description') ?? null) : undefined,
      state: event === undefined ? undefined : STATES[event],
      type: call.params.oneOf('issue_type', ISSUE_TYPES),
    }),
    ...(mayAll ? metadata(call, project, issue, mayLabel) : {}),
  };
};

/** Filters name people by id or by username. */
export const personOf = (call: Call, name: string): number | undefined => {
  const username = call.params.text(`${name}_username`);
  return username === undefined ? call.params.whole(`${name}_id`) : (findUser(call.state, username)?.id ?? 0);
};
