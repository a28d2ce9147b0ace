import { readHiddenLine, readSpot, writeHiddenLine, writeSpot } from './hidden-line.ts';

/** Where a comment stands that a copied comment comes from. */
export type NoteOrigin = { host: string; projectId: number; issueId: number; noteId: number };
export type NoteLine = { origin: NoteOrigin; tag: string };

/** The hidden line that ends a copied comment. */
export const writeNoteLine = ({ origin: { host, projectId, issueId, noteId }, tag }: NoteLine): string =>
  writeHiddenLine({ kind: 'note', words: [writeSpot(host, projectId, issueId, noteId)], tag });

/** The origin that a comment ends with; null where it has none, or not in its last line. */
export const readNoteLine = (body: string): NoteLine | null => {
  const hidden = readHiddenLine(body, 'note');
  const [word, ...more] = hidden?.words ?? [];
  const spot = word === undefined || more.length > 0 ? null : readSpot(word);
  if (hidden === null || spot === null) return null;
  const { host, ids: [projectId, issueId, noteId] } = spot;
  return { origin: { host, projectId, issueId, noteId }, tag: hidden.tag };
};
