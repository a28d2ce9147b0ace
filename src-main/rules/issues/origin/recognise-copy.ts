import type { Sign } from '../crypto.ts';
import type { Issue, Note } from '../issue.ts';
import type { SourceSide, TargetSide } from '../sides.ts';
import { isMarker } from './marker-label.ts';
import { type NoteLine, readNoteLine } from './note-line.ts';
import type { OriginLine } from './origin-line.ts';
import { readOriginLine } from './origin-line.ts';
import { isOurNote, isOurOrigin } from './origin-tag.ts';
import { originalSourceIid } from './original-copy.ts';

/**
 * An issue of the target that is a copy of the source's issue `iid`: ours by its tag, the original application's by its label and footer,
 * or one that only says so and wants a person's yes: with a tag that is not ours, or a footer without any marker label, which somebody may
 * have quoted. The original knew no issue ids.
 */
export type RecognisedCopy = { by: 'tag' | 'original' | 'foreign'; iid: number; issueId: number | null };

/** null where the issue does not come directly from this source project. */
export const recogniseCopy = (copy: Pick<Issue, 'description' | 'labels'>, source: SourceSide, target: TargetSide, sign: Sign): RecognisedCopy | null => {
  const line = readOriginLine(copy.description);
  const hop = line === null ? null : directHop(line, source);
  if (line !== null) return hop === null ? null : { by: isOurOrigin(sign, line, target) ? 'tag' : 'foreign', iid: hop.iid, issueId: hop.issueId };
  const iid = originalSourceIid(copy.description, source);
  return iid === null ? null : { by: copy.labels.some(({ name }) => isMarker(name)) ? 'original' : 'foreign', iid, issueId: null };
};

const directHop = ({ chain }: OriginLine, { hosts, projectId }: SourceSide) => {
  const hop = chain.at(-1);
  return hop !== undefined && hop.projectId === projectId && hosts.includes(hop.host) ? hop : null;
};

/** Whether the issue is the copy that we made of exactly this one: what a lost reply is found again by. */
export const isCopyOf = (copy: Pick<Issue, 'description'>, issue: { id: number }, source: SourceSide, target: TargetSide, sign: Sign): boolean => {
  const line = readOriginLine(copy.description);
  return line !== null && directHop(line, source)?.issueId === issue.id && isOurOrigin(sign, line, target);
};

/** The same for a comment. */
export const isNoteCopyOf = (note: Pick<Note, 'body'>, of: { issueId: number; noteId: number }, source: SourceSide, target: TargetSide, sign: Sign): boolean => {
  const line = readNoteLine(note.body);
  return line !== null && line.origin.noteId === of.noteId && isNoteFrom(line, of.issueId, source) && isOurNote(sign, line, target);
};

/** Whether a comment says that it comes from this issue of the source, whoever has written it. */
export const isNoteFrom = ({ origin }: NoteLine, issueId: number, { hosts, projectId }: SourceSide): boolean =>
  origin.issueId === issueId && origin.projectId === projectId && hosts.includes(origin.host);
