import type { PageItem } from './gather-page.ts';

/** How many comments of an issue have no copy yet, as far as its own count tells. */
export const commentsAhead = (item: PageItem): number => {
  switch (item.do) {
    case 'sync':
      return Math.max(0, item.issue.noteCount - item.facts.notes.length);
    case 'adopt':
      return Math.max(0, item.issue.noteCount - item.copy.noteCount);
    case 'nothing':
    case 'skip':
    case 'copy_gone':
    case 'ask':
      return 0;
  }
};
