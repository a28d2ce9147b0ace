import { FOOTER_MARKER, readOriginLine } from '../origin/origin-line.ts';

/** How the original application begins what follows its marker (behaviour.md 2.8.6). */
const ORIGINAL_START = /^\s*### (?:\S{1,8} )?Mirror Information\s/u;
const RULE = /^[ \t]*-{3,}$/u;

/**
 * The text of an issue that is itself a copy, without that copy's footer and the rule before it, so that footers and rules do not add
 * up from hop to hop. A marker that merely stands in the text, with no footer behind it, stays.
 */
export const stripFooter = (description: string): string => {
  const text = description.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const at = text.lastIndexOf(FOOTER_MARKER);
  if (at < 0) return text;
  const isFooter = readOriginLine(text) !== null || ORIGINAL_START.test(text.slice(at + FOOTER_MARKER.length, at + FOOTER_MARKER.length + 200));
  return isFooter ? withoutRule(text.slice(0, at)) : text;
};

const withoutRule = (text: string): string => {
  const body = text.trimEnd();
  const at = body.lastIndexOf('\n');
  return RULE.test(body.slice(at + 1)) ? body.slice(0, Math.max(at, 0)).trimEnd() : body;
};
