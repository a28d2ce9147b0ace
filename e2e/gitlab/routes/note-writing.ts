import { badRequest, forbidden, type Answer } from '../http/answer.ts';
import { signedIn, type Call } from '../http/router.ts';
import { actorOf, type Actor } from '../state/actor.ts';
import { comment, editComment, type NewComment } from '../state/comments.ts';
import type { IssueChanges } from '../state/issue-changes.ts';
import type { IssueRecord, NoteRecord } from '../state/issue-records.ts';
import { isOwner } from '../state/issue-rights.ts';
import type { ProjectRecord } from '../state/records.ts';
import { GUEST, MAINTAINER } from '../state/roles.ts';
import { notesOf } from '../state/write-note.ts';
import { isTooLong } from './issue-params.ts';
import { issueOf } from './issue-of.ts';

const MAX_COMMENTS = 5_000;

/** A note's refusal is Ruby's own text (contract A.7). */
const noteRefused = (name: string, reason: string): Error => badRequest(`Note {:${name}=>["${reason}"]}`);

type Writing = { actor: Actor; project: ProjectRecord; issue: IssueRecord };

/** The caller on an issue that may be commented on: not an archived one, and a locked one by members only. */
export const commenting = (call: Call): Writing => {
  const { user } = signedIn(call);
  const { project, issue } = issueOf(call);
  const actor = actorOf(call.state, user);
  if (project.archived || (issue.discussionLocked === true && actor.level(project) < GUEST)) throw forbidden();
  return { actor, project, issue };
};

const body = (call: Call): string => {
  call.params.require('body');
  const text = call.params.text('body') ?? '';
  if (text.trim() === '') throw noteRefused('note', "can't be blank");
  if (isTooLong(text)) throw noteRefused('note', 'is too long (1 MiB). The maximum size is 1 MiB.');
  return text;
};

const isFull = (call: Call, issue: IssueRecord): boolean => {
  const notes = notesOf(call.state, issue);
  return notes.length >= MAX_COMMENTS && notes.filter((note) => !note.system).length >= MAX_COMMENTS;
};

/** As GitLab names them. */
const named = (changes: IssueChanges): Record<string, unknown> =>
  Object.fromEntries(Object.entries(changes).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]));

const summary = (applied: readonly string[]): string[] => applied.map((name) => `Applied /${name}.`);

/** Writes a comment. Nothing but commands answers 202 without a note, or 400 where none could be applied (contract A.7). `created_at` counts for owners only. */
export const writeComment = (call: Call, how: Omit<NewComment, 'body' | 'createdAt'>, show: (issue: IssueRecord, note: NoteRecord) => unknown): Answer => {
  const { actor, project, issue } = commenting(call);
  call.host.limiter.count('noteCreate', String(actor.user.id));
  const text = body(call);
  if (isFull(call, issue)) throw noteRefused('base', 'Maximum number of comments exceeded');
  const createdAt = isOwner(actor, project) ? call.params.time('created_at') : undefined;
  const { note, applied, changes } = comment(call.state, actor, issue, { ...how, body: text, ...(createdAt === undefined ? {} : { createdAt }) });
  if (note !== null) return { status: 201, body: show(issue, note) };
  if (applied.length === 0) throw badRequest('Failed to apply commands.');
  return { status: 202, body: { commands_changes: named(changes), summary: summary(applied) } };
};

/** Its author and maintainers change and delete a note; nobody changes what GitLab wrote. */
export const mayAdminNote = ({ actor, project }: Writing, note: NoteRecord): boolean =>
  !note.system && (note.authorId === actor.user.id || actor.level(project) >= MAINTAINER);

/** Changes a note's text. */
export const rewriteComment = (call: Call, note: NoteRecord): IssueRecord => {
  const writing = commenting(call);
  if (!mayAdminNote(writing, note)) throw forbidden();
  if (call.params.has('body')) editComment(call.state, writing.actor, writing.issue, note, body(call));
  return writing.issue;
};
