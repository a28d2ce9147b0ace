import type { IssueSyncOptions } from '../../src-preload/contract/models/issue-sync.ts';
import type { Needs } from '../rules/issues/ahead.ts';
import { commentsAhead } from './comments-ahead.ts';
import type { PageItem } from './gather-page.ts';

/** What an issue needs, as far as a list tells; of files it tells nothing. */
export const needsOf = (item: PageItem, options: Pick<IssueSyncOptions, 'comments'>): Needs => ({
  created: item.do === 'sync' && item.facts.link === null ? 1 : 0,
  written: item.do === 'sync' || item.do === 'adopt' ? 1 : 0,
  comments: options.comments ? commentsAhead(item) : 0,
  uploads: 0,
});
