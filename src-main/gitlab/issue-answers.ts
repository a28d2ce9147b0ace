import { z } from 'zod';
import { ProjectId } from '../../src-preload/contract/ids.ts';
import type { Discussion, Label, Note, Person } from '../rules/issues/issue.ts';
import { flag, id, maybeText } from './fields.ts';
import type { FoundIssue, WrittenIssue } from './issue-door.ts';

/** Far above GitLab's own bound of 1 MiB, which an administrator may move. */
const TEXT = 10_000_000;
const TITLE = 1024;

const at = z.iso.datetime({ offset: true }).transform((value) => Date.parse(value));
const longText = z.string().max(TEXT).nullish().transform((value) => value ?? '');
const count = z.int().min(0).nullish().transform((value) => value ?? 0);

const PersonAnswer = z
  .object({ username: z.string().min(1).max(255), name: z.string().max(1000) })
  .transform((person): Person => person);

export const LabelAnswer = z
  .object({ name: z.string().min(1).max(255), color: z.string().max(50), description: maybeText(TEXT) })
  .transform(({ description, ...label }): Label => ({ ...label, description: description ?? '' }));

/** With their details where they were asked for, else only by name. */
const Labels = z.array(z.union([LabelAnswer, z.string().min(1).max(255).transform((name): Label => ({ name, color: '', description: '' }))])).max(1000);

/** Only what issue sync reads. What only a licence has is optional (contract.md A.6). */
const IssueFields = z.object({
  id,
  iid: id,
  project_id: ProjectId,
  title: z.string().max(TITLE),
  description: longText,
  state: z.enum(['opened', 'closed']),
  confidential: z.boolean().nullish(),
  issue_type: z.string().max(100).nullish(),
  labels: Labels,
  author: PersonAnswer.nullish(),
  assignees: z.array(PersonAnswer).max(1000).nullish(),
  milestone: z.object({ id, title: z.string().max(TITLE) }).nullish(),
  iteration: z.object({ title: maybeText(TITLE) }).nullish(),
  epic: z.object({ iid: id, title: z.string().max(TITLE) }).nullish(),
  weight: z.int().min(0).nullish(),
  due_date: z.iso.date().nullish(),
  time_stats: z.object({ time_estimate: count, total_time_spent: z.int().nullish() }).nullish(),
  user_notes_count: count,
  moved_to_id: id.nullish(),
  /** It goes into texts as the address of a link, which nothing in it may end. */
  web_url: z.string().max(2000).regex(/^https?:\/\/[^\s()<>"\\`]+$/u),
  created_at: at,
  updated_at: at,
});

const issueOf = (answer: z.output<typeof IssueFields>): FoundIssue => ({
  id: answer.id,
  iid: answer.iid,
  projectId: answer.project_id,
  title: answer.title,
  description: answer.description,
  state: answer.state,
  // What GitLab does not say is not for everybody.
  confidential: answer.confidential ?? true,
  type: answer.issue_type ?? 'issue',
  labels: answer.labels,
  author: answer.author ?? null,
  assignees: answer.assignees ?? [],
  milestone: answer.milestone ?? null,
  iteration: answer.iteration?.title ?? null,
  epic: answer.epic ?? null,
  weight: answer.weight ?? null,
  dueDate: answer.due_date ?? null,
  timeEstimate: answer.time_stats?.time_estimate ?? 0,
  timeSpent: answer.time_stats?.total_time_spent ?? 0,
  noteCount: answer.user_notes_count,
  movedToId: answer.moved_to_id ?? null,
  webUrl: answer.web_url,
  createdAt: answer.created_at,
  updatedAt: answer.updated_at,
});

export const IssueAnswer = IssueFields.transform(issueOf);
export const WrittenAnswer = IssueFields.transform((answer): WrittenIssue => ({ ...issueOf(answer), labels: answer.labels.map(({ name }) => name) }));

export const NoteAnswer = z
  .object({
    id,
    body: longText,
    author: PersonAnswer.nullish(),
    system: flag,
    internal: z.boolean().nullish(),
    /** The name of `internal` before 15.5. */
    confidential: z.boolean().nullish(),
    created_at: at,
    updated_at: at,
  })
  .transform((answer): Note => ({
    id: answer.id,
    body: answer.body,
    author: answer.author ?? null,
    system: answer.system,
    internal: answer.internal ?? answer.confidential ?? true,
    createdAt: answer.created_at,
    updatedAt: answer.updated_at,
  }));

export const DiscussionAnswer = z
  .object({ id: z.string().regex(/^[0-9a-f]{1,64}$/), individual_note: flag, notes: z.array(NoteAnswer).max(10_000) })
  .transform(({ individual_note: individual, notes, ...discussion }): Discussion => ({
    ...discussion,
    individual,
    notes: notes.toSorted((a, b) => a.createdAt - b.createdAt || a.id - b.id),
  }));
