import type { Sign } from '../crypto.ts';
import type { Origin } from '../issue.ts';
import type { Place, TargetSide } from '../sides.ts';
import type { NoteLine, NoteOrigin } from './note-line.ts';
import type { OriginLine } from './origin-line.ts';

const LENGTH = 32;

/** By which this installation knows a copy as its own: nobody else can make it, and it holds for this target project only. */
export const originTag = (sign: Sign, chain: readonly Origin[], target: Place): string => {
  const hops = chain.map(({ host, projectId, issueId, iid }) => [host, projectId, issueId, iid]);
  return sign(JSON.stringify(['issue', hops, target.host, target.projectId])).slice(0, LENGTH);
};

/** The same for a comment. */
export const noteTag = (sign: Sign, { host, projectId, issueId, noteId }: NoteOrigin, target: Place): string =>
  sign(JSON.stringify(['note', host, projectId, issueId, noteId, target.host, target.projectId])).slice(0, LENGTH);

const places = ({ hosts, projectId }: TargetSide): Place[] => hosts.map((host) => ({ host, projectId }));

/** Whether the line was written by us for this project, under any host key that its server has or had. */
export const isOurOrigin = (sign: Sign, { chain, tag }: OriginLine, target: TargetSide): boolean => places(target).some((place) => originTag(sign, chain, place) === tag);

export const isOurNote = (sign: Sign, { origin, tag }: NoteLine, target: TargetSide): boolean => places(target).some((place) => noteTag(sign, origin, place) === tag);
