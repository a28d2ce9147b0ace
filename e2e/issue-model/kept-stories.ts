import type { Story } from './edit.ts';

/** Stories that failed once, as short as they could be made. */
export const KEPT_STORIES: readonly Story[] = [];
