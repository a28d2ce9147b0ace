const ELLIPSIS = '…';

/** At most `max` UTF-16 units, cut between whole characters as a person counts them (emoji and combining signs stay whole), with `…`. */
export const cutCharacters = (text: string, max: number): string => {
  if (text.length <= max) return text;
  let length = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text.slice(0, max + 64))) {
    if (length + segment.length + ELLIPSIS.length > max) break;
    length += segment.length;
  }
  return `${text.slice(0, length).trimEnd()}${ELLIPSIS}`;
};

/** Characters as GitLab counts them: an emoji of one code point is one, a family of four is seven. */
const points = (text: string): number => Array.from(text).length;

/** The same with at most `max` characters as GitLab counts them. */
export const cutPoints = (text: string, max: number): string => {
  if (text.length <= max || points(text) <= max) return text;
  let [count, length] = [0, 0];
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text.slice(0, 2 * max + 64))) {
    count += points(segment);
    if (count + points(ELLIPSIS) > max) break;
    length += segment.length;
  }
  return `${text.slice(0, length).trimEnd()}${ELLIPSIS}`;
};

/** Bytes of a text as UTF-8. */
export const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/** As much of the beginning as fits into `max` bytes of UTF-8, up to a whole line where that loses little. The same where all fits. */
export const cutBytes = (text: string, max: number): string => {
  if (text.length * 3 <= max || byteLength(text) <= max) return text;
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(max));
  const line = text.lastIndexOf('\n', read);
  return text.slice(0, line > read / 2 ? line : read);
};

