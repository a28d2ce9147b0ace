import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { note } from '../journal/trail.ts';

type Change = ParsedInput<'settings.update'>;

/** Changes settings; limits of requests hold from the next request on. */
export const updateSettings = ({ store, clock, door }: Pick<Deps, 'store' | 'clock' | 'door'>, change: Change): Returned<'settings.update'> => {
  const names = Object.entries(change).filter(([, value]) => value !== undefined);
  if (names.length === 0) return store.settings.get();
  const after = store.transaction(() => {
    note({ store, clock }, { action: 'settings.updated', subject: names.map(([name]) => name).join(', ') });
    return store.settings.update(Object.fromEntries(names));
  });
  door.setLimits(after);
  return after;
};
