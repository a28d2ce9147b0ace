import { atOnce, type Sliced } from '../../slices.ts';
import { FOOTER_MARKER } from '../origin/origin-line.ts';
import { defuseAction } from './defuse-actions.ts';
import { defusingReferences } from './defuse-references.ts';
import { INVISIBLE } from './invisible.ts';
import type { ReferenceBase } from './reference-link.ts';
import { markdownLines } from './text-lines.ts';

const COMMENT = '<!-- ';

/** Our own hidden lines in somebody's text could pose as ours. */
const HIDDEN = [`${COMMENT}mirror-maestro:`, FOOTER_MARKER];

const disguise = (hidden: string): string => `${COMMENT}${INVISIBLE}${hidden.slice(COMMENT.length)}`;

/** Lines between two turns of others. */
const PIECE = 256;

/**
 * Text of the source that does nothing on the target: quick actions do not run, nobody is mentioned, no reference leads to the target's
 * own objects, and no line poses as ours. It reads the same, line breaks become `\n`, and doing it again changes nothing. Linear.
 */
export const defuse = (text: string, base: ReferenceBase): string => atOnce(defusing(text, base, Infinity));

/** The same in pieces. It ends where it is longer than `enough` (UTF-16 units). */
export function* defusing(text: string, base: ReferenceBase, enough: number): Sliced<string> {
  const ours = HIDDEN.reduce((rest, hidden) => rest.replaceAll(hidden, disguise(hidden)), text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'));
  const out: string[] = [];
  let length = 0;
  for (const line of yield* markdownLines(ours)) {
    const defused = line.text === '' ? '' : defuseAction({ ...line, text: yield* defusingReferences(line, base, enough) });
    out.push(defused);
    length += defused.length + 1;
    if (length > enough) break;
    if (out.length % PIECE === 0) yield;
  }
  return out.join('\n');
}
