import { HELP_TITLE, type HelpTopic } from '../../text/help-topics.ts';
import { type HelpPage, type HelpSection, plainBlock } from './help-page.ts';

/** A section in which all words were found; `excerpt` is the sentence that has the first of them. */
export type HelpHit = { topic: HelpTopic; section: string; title: string; excerpt: string };

const RANK = { title: 0, titles: 1, text: 2, words: 3 } as const;
const MOST = 40;

const wordsOf = (typed: string): string[] => typed.toLowerCase().split(/\s+/u).filter((word) => word !== '');

const textOf = ({ blocks }: HelpSection): string => blocks.map(plainBlock).join(' ');

const excerptOf = (text: string, word: string): string => {
  const sentences = text.split(/(?<=[.:]) /u);
  return sentences.find((sentence) => sentence.toLowerCase().includes(word)) ?? sentences[0] ?? '';
};

/** How well a section fits: by its own title, with the page's, by its text, or by what people call the page; null where a word is nowhere. */
const rankOf = (page: HelpPage, section: HelpSection, words: readonly string[]): number | null => {
  const titles = [HELP_TITLE[page.topic], section.title].map((title) => title.toLowerCase());
  const known = page.words.join(' ');
  const all = [...titles, known, textOf(section)].join(' ').toLowerCase();
  if (!words.every((word) => all.includes(word))) return null;
  if (words.every((word) => titles[1]?.includes(word))) return RANK.title;
  if (words.every((word) => titles.some((title) => title.includes(word)))) return RANK.titles;
  return words.every((word) => textOf(section).toLowerCase().includes(word)) ? RANK.text : RANK.words;
};

/** The sections that have every word that was typed, the best first, else in the order of the pages. */
export const searchPages = (pages: readonly HelpPage[], typed: string): HelpHit[] => {
  const words = wordsOf(typed);
  const [first] = words;
  if (first === undefined) return [];
  const found = pages.flatMap((page) => {
    const fitting = page.sections.flatMap((section) => {
      const rank = rankOf(page, section, words);
      return rank === null ? [] : [{ rank, hit: { topic: page.topic, section: section.id, title: section.title, excerpt: excerptOf(textOf(section), first) } }];
    });
    // What only the words of a page have is said once, by its first section.
    const better = fitting.filter(({ rank }) => rank !== RANK.words);
    return better.length > 0 ? better : fitting.slice(0, 1);
  });
  return found.toSorted((a, b) => a.rank - b.rank).slice(0, MOST).map(({ hit }) => hit);
};
