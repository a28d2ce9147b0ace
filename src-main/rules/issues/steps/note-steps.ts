import type { Digest } from '../crypto.ts';
import type { Discussion, Issue, Note } from '../issue.ts';
import { writeNoteLine } from '../origin/note-line.ts';
import { noteTag } from '../origin/origin-tag.ts';
import type { CopySetup } from '../setup.ts';
import type { NoteDraft } from '../text/note-body.ts';
import { draftNote } from '../text/note-body.ts';
import type { NewNote, Step } from './step.ts';

/** A comment and its copy, as the store has them. Discussions are null for comments of their own. */
export type NoteLinkState = { sourceNoteId: number; targetNoteId: number; sourceDiscussion: string | null; targetDiscussion: string | null; digest: string };

/** `lost` names what the target cannot hold: comments that would be read by more people, and threads that become single comments. */
export type NoteSteps = { steps: Step[]; lost: ('comments' | 'threads')[] };

type Placed = { note: Note; discussion: Discussion; root: Note };

/** Stands for what a copied comment says. */
export const noteDigest = ({ body, author }: Note, digest: Digest): string => digest(JSON.stringify([body, author?.username ?? null, author?.name ?? null]));

/** People's comments of all discussions, oldest first; a reply never comes before what it answers. */
const inOrder = (discussions: readonly Discussion[]): Placed[] =>
  discussions
    .flatMap((discussion) => {
      const written = discussion.notes.filter(({ system }) => !system);
      const [root] = written;
      return root === undefined ? [] : written.map((note): Placed => ({ note, discussion, root }));
    })
    .toSorted((one, other) => one.note.createdAt - other.note.createdAt || one.note.id - other.note.id);

const bodyOf = (note: Note, issue: Issue, { source, target, sign }: CopySetup): NoteDraft => {
  const origin = { host: source.hosts[0] ?? '', projectId: source.projectId, issueId: issue.id, noteId: note.id };
  const tag = noteTag(sign, origin, { host: target.hosts[0] ?? '', projectId: target.projectId });
  return draftNote(note, issue.webUrl, source, writeNoteLine({ origin, tag }));
};

/** What brings the copy's comments to the source's: new ones in their order and threads, edited and, where asked for, deleted ones. */
export const noteSteps = (issue: Issue, discussions: readonly Discussion[], links: readonly NoteLinkState[], setup: CopySetup): NoteSteps => {
  const linked = new Map(links.map((link) => [link.sourceNoteId, link]));
  const placed = inOrder(discussions);
  const started = new Set<string>();
  const lost = new Set<'comments' | 'threads'>();
  const steps: Step[] = [];
  for (const place of placed) {
    const digest = noteDigest(place.note, setup.digest);
    const link = linked.get(place.note.id);
    const body = (): NoteDraft => bodyOf(place.note, issue, setup);
    if (link !== undefined) {
      if (link.digest !== digest) steps.push({ do: 'edit_note', noteId: place.note.id, targetNoteId: link.targetNoteId, body: body(), digest });
    } else if (!place.note.internal || setup.options.confidential === 'copy') {
      if (place.note.internal && !setup.facts.internalNotes) lost.add('comments');
      else steps.push(newNoteStep(place, { noteId: place.note.id, discussion: place.discussion.id, body: body(), createdAt: place.note.createdAt, digest }, linked, started, lost));
    }
  }
  return { steps: [...steps, ...deletions(placed, links, setup)], lost: [...lost] };
};

/**
 * GitLab's discussions take no `internal`, and of a single comment it does not say which discussion it began: both become comments of
 * their own rather than something that more people read, or nothing.
 */
const newNoteStep = ({ note, discussion, root }: Placed, fresh: NewNote, linked: ReadonlyMap<number, NoteLinkState>, started: Set<string>, lost: Set<'comments' | 'threads'>): Step => {
  if (discussion.individual) return { do: 'create_note', internal: note.internal, ...fresh };
  const thread = linked.get(root.id)?.targetDiscussion ?? null;
  if (!note.internal && note.id === root.id) {
    started.add(discussion.id);
    return { do: 'start_thread', ...fresh };
  }
  if (!note.internal && (thread !== null || started.has(discussion.id))) return { do: 'reply', targetDiscussion: thread, ...fresh };
  lost.add('threads');
  return { do: 'create_note', internal: note.internal, ...fresh };
};

const deletions = (placed: readonly Placed[], links: readonly NoteLinkState[], { options }: CopySetup): Step[] => {
  if (options.deletions !== 'apply') return [];
  const there = new Set(placed.map(({ note }) => note.id));
  return links.filter(({ sourceNoteId }) => !there.has(sourceNoteId)).map(({ sourceNoteId, targetNoteId }) => ({ do: 'delete_note', noteId: sourceNoteId, targetNoteId }));
};
