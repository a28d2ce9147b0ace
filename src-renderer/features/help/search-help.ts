import { PAGES } from './all-pages.ts';
import { type HelpHit, searchPages } from './search-pages.ts';

/** Searches all pages. On its own, so that whoever searches elsewhere loads the pages only then. */
export const searchHelp = (typed: string): HelpHit[] => searchPages(PAGES, typed);
