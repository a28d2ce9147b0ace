import type { ParsedInput } from '../../src-preload/contract/methods.ts';
import type { ActivityEntry } from '../../src-preload/contract/models/activity.ts';
import type { Page } from './page.ts';

export type ActivityRepo = {
  /** `operator` is who is signed in, null where it is not named. */
  append(entry: Omit<ActivityEntry, 'id' | 'operator'> & Partial<Pick<ActivityEntry, 'operator'>>): void;
  list(query: ParsedInput<'activity.list'>): Page<ActivityEntry>;
};
