import type { Settings } from '../../../src-preload/contract/models/settings.ts';
import { useChange } from '../../api/use-change.ts';

/** Settings that take effect when they are chosen. */
export const useSettings = () => {
  const update = useChange('settings.update');
  return { failure: update.error?.failure ?? null, set: (change: Partial<Settings>) => update.mutate(change) };
};
