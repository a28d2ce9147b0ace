import type { IssueRecord, NoteRecord } from './issue-records.ts';
import { findUser } from './people.ts';
import { findProject, fullPath, groupOf } from './projects.ts';
import { readText, type IssueReference } from './read-text.ts';
import type { ProjectRecord } from './records.ts';
import type { ServerState } from './server-state.ts';
import { addSystemNote } from './write-note.ts';

/** Where a text stands. */
export type TextPlace = { project: ProjectRecord; issue: IssueRecord; note: NoteRecord | null; authorId: number };

const named = (state: ServerState, place: TextPlace, { path, iid }: IssueReference): IssueRecord | undefined => {
  const siblings = groupOf(state, place.project).path;
  const project = path === null ? place.project : (findProject(state, path) ?? (path.includes('/') ? undefined : findProject(state, `${siblings}/${path}`)));
  return project === undefined ? undefined : state.issues.find(project.id, iid);
};

const shortName = (state: ServerState, place: TextPlace, target: IssueRecord): string =>
  target.projectId === place.project.id ? `#${place.issue.iid}` : `${fullPath(state, place.project)}#${place.issue.iid}`;

/** A named issue gets one note per issue that names it; like any note it makes the issue look updated (contract A.6). */
const refer = (state: ServerState, place: TextPlace, target: IssueRecord): void => {
  if (target.id === place.issue.id) return;
  if ((state.notes.get(target.id) ?? []).some((note) => note.mentionedIn === place.issue.id)) return;
  addSystemNote(state, target, place.authorId, `mentioned in issue ${shortName(state, place, target)}`, { mentionedIn: place.issue.id });
};

/** What happens because a text says something: people are mentioned, other issues referred to. `before` was there already and has no effect again. */
export const applyTextEffects = (state: ServerState, place: TextPlace, text: string, before = ''): void => {
  const known = new Set(readText(state, before).mentions);
  const found = readText(state, text);
  for (const name of found.mentions.filter((each) => !known.has(each))) {
    const userId = findUser(state, name)?.id ?? null;
    state.mentions.push({ name, userId, projectId: place.project.id, issueId: place.issue.id, noteId: place.note?.id ?? null, authorId: place.authorId });
  }
  for (const reference of found.issues) {
    const target = named(state, place, reference);
    if (target !== undefined) refer(state, place, target);
  }
};
