import { atOnce, type Sliced } from '../../slices.ts';
import type { Note } from '../issue.ts';
import type { SourceSide } from '../sides.ts';
import { byteLength } from './cut.ts';
import { defusing } from './defuse.ts';
import { enoughOf, fitText, LONGEST_TEXT } from './description.ts';
import type { UploadMap } from './uploads.ts';
import { linkUploads } from './uploads.ts';
import { personLink, utcMinute } from './words.ts';

/** A comment as data, as with descriptions. */
export type NoteDraft = { text: string; source: SourceSide; webUrl: string; headline: string; noteLine: string };

/** The draft of a copied comment: who wrote it and when, then its text. `issueUrl` is the page of the source's issue. */
export const draftNote = (note: Note, issueUrl: string, source: SourceSide, noteLine: string): NoteDraft => {
  const webUrl = `${issueUrl}#note_${note.id}`;
  const author = note.author === null ? 'Somebody' : personLink(note.author, source);
  return { text: note.body, source, webUrl, headline: `*${author} wrote on [${utcMinute(note.createdAt)}](${webUrl}):*`, noteLine };
};

/** The comment that is sent. A comment that has no text left still says who wrote it. */
export const composeNote = (draft: NoteDraft, uploads: UploadMap): string => atOnce(composingNote(draft, uploads));

/** The same in pieces. */
export function* composingNote({ text, source, webUrl, headline, noteLine }: NoteDraft, uploads: UploadMap): Sliced<string> {
  const body = linkUploads(yield* defusing(text, source, enoughOf(text)), source, uploads).trimEnd();
  const fitting = fitText(body, webUrl, LONGEST_TEXT - byteLength(headline) - byteLength(noteLine) - 4);
  return [headline, ...(fitting === '' ? [] : [fitting]), noteLine].join('\n\n');
}
