import type { Failure } from '../../src-preload/contract/failures.ts';

/** What one search found, as the screen's query has it. */
export type PickerFound<T> = {
  items: readonly T[];
  /** There is more than `items`. */
  more: boolean;
  loading: boolean;
  failure: Failure | null;
  loadMore: () => void;
  retry: () => void;
};
