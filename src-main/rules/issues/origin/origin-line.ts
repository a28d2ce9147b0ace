import type { Origin } from '../issue.ts';
import { readHiddenLine, readSpot, writeHiddenLine, writeSpot } from './hidden-line.ts';

/** Begins the footer of a copy. The original application writes the same (behaviour.md 2.8.6). */
export const FOOTER_MARKER = '<!-- MIRROR_MAESTRO_FOOTER -->';

/** More hops are no way that an issue went. */
const MOST_HOPS = 16;

/** Where a copy comes from: every issue on its way, the first one first, the one it was copied from last. */
export type OriginLine = { chain: Origin[]; tag: string };

/** The hidden line that ends a copy's description. */
export const writeOriginLine = ({ chain, tag }: OriginLine): string =>
  writeHiddenLine({ kind: 'origin', words: chain.map(({ host, projectId, issueId, iid }) => writeSpot(host, projectId, issueId, iid)), tag });

const readOrigin = (word: string): Origin | null => {
  const spot = readSpot(word);
  return spot === null ? null : { host: spot.host, projectId: spot.ids[0], issueId: spot.ids[1], iid: spot.ids[2] };
};

/**
 * The origin that a description ends with: well-formed, in its last line, behind the footer marker. A line that is quoted, followed by
 * text or cut off is none; whose it is only its tag can tell.
 */
export const readOriginLine = (description: string): OriginLine | null => {
  const hidden = readHiddenLine(description, 'origin');
  if (hidden === null || hidden.words.length > MOST_HOPS || !description.includes(FOOTER_MARKER)) return null;
  const chain = hidden.words.map(readOrigin).filter((origin) => origin !== null);
  return chain.length === hidden.words.length && chain.length > 0 ? { chain, tag: hidden.tag } : null;
};
