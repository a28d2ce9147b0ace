import type { Sign } from '../crypto.ts';
import type { Issue, Note } from '../issue.ts';
import type { SourceSide, TargetSide } from '../sides.ts';
import { isMarker, markerLabel } from './marker-label.ts';
import { readNoteLine } from './note-line.ts';
import type { OriginLine } from './origin-line.ts';
import { readOriginLine } from './origin-line.ts';
import { isOurNote, isOurOrigin } from './origin-tag.ts';
import { originalSourceIid } from './original-copy.ts';

/** The labels by which the target is asked for copies from this source. */
export const adoptionLabels = ({ hosts }: SourceSide): string[] => hosts.map(markerLabel);

/**
 * An issue of the target that is a copy of the source's issue `iid`: ours by its tag, the original application's, or one that says so
 * with a tag that is not ours and wants a person's yes. The original knew no issue ids.
 */
export type RecognisedCopy = { by: 'tag' | 'original' | 'foreign'; iid: number; issueId: number | null };

/** null where the issue does not come directly from this source project. */
export const recogniseCopy = (copy: Pick<Issue, 'description' | 'labels'>, source: SourceSide, target: TargetSide, sign: Sign): RecognisedCopy | null => {
  const line = readOriginLine(copy.description);
  const hop = line === null ? null : directHop(line, source);
  if (line !== null) return hop === null ? null : { by: isOurOrigin(sign, line, target) ? 'tag' : 'foreign', iid: hop.iid, issueId: hop.issueId };
  if (!copy.labels.some(({ name }) => isMarker(name))) return null;
  const iid = originalSourceIid(copy.description, source);
  return iid === null ? null : { by: 'original', iid, issueId: null };
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
  if (line === null || line.origin.issueId !== of.issueId || line.origin.noteId !== of.noteId) return false;
  return line.origin.projectId === source.projectId && source.hosts.includes(line.origin.host) && isOurNote(sign, line, target);
};
