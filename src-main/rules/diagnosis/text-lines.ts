import { LIMITS } from '../../../src-preload/contract/limits.ts';

/** An address may contain any word: what it is made of says nothing about the failure. */
const ADDRESS = /\b(?:https?|ssh|git):\/\/[^\s'"<>]+/gu;
/** Gitaly quotes what Git wrote: line breaks and quotes come escaped. */
const ESCAPED_BREAK = /(?:\\r)?\\n|\r\n?/gu;
/** Where Gitaly begins to quote Git. */
const QUOTE = /\b(stderr|fetch remote): "/gu;
const BLANK = /[ \t]+/gu;
/** What the server puts before each of its own lines. */
const PREFIX = /^(?:remote: ?)+(?:gitlab: )?/iu;

export type TextLine = {
  /** As GitLab wrote it. */
  shown: string;
  /** Lower case, without addresses: what signs are looked for in. */
  plain: string;
};

/** GitLab's text as its lines, without blanks at their ends; at most as much of it as we keep. Empty lines stay, as separators. */
export const textLines = (text: string): TextLine[] =>
  text
    .slice(0, LIMITS.gitlabText)
    .replace(ESCAPED_BREAK, '\n')
    .replaceAll(String.raw`\"`, '"')
    .replace(QUOTE, '$1:\n')
    .replaceAll(String.raw`\t`, '\t')
    .replaceAll('&#39;', "'")
    .replaceAll('’', "'")
    .split('\n')
    .map((line) => {
      const shown = line.trim().replace(PREFIX, '').trim();
      return { shown, plain: shown.toLowerCase().replace(ADDRESS, '').replace(BLANK, ' ') };
    });
