/** What separates words within a name; a path's `/` stays what it is. The triggers of the search index fold the same signs. */
const SEPARATORS = /[-_.^$\s]/gu;

/** A text as the search index has it: every separator is a space, and both ends are free of them. */
export const searchText = (text: string): string => text.replaceAll(SEPARATORS, ' ').trim();

/** The words of a text, each to be found anywhere: `team/api` and `team api` both want `team` and `api`. */
export const searchWords = (text: string): string[] => [...new Set(searchText(text).split(/[\s/]+/u))].filter((word) => word !== '').slice(0, 10);
