import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { statusPace } from '../rules/status-pace.ts';

/** How old the oldest status is, and for each instance with mirrors whether the configured age can be kept at the allowed rate. */
export const readStatusPace = ({ store }: Pick<Deps, 'store'>, asked: ParsedInput<'mirrors.statusPace'>): Returned<'mirrors.statusPace'> => {
  const set = store.settings.get();
  const settings = { statusMinutes: asked.statusMinutes ?? set.statusMinutes, requestsPerMinute: asked.requestsPerMinute ?? set.requestsPerMinute };
  const items = store.mirrors.questions().map((instance) => ({ ...instance, ...statusPace(instance.requests, settings) }));
  const [oldest] = store.mirrors.oldestChecked(1, Number.MAX_SAFE_INTEGER);
  const oldestAt = oldest === undefined ? null : (store.mirrors.seen([oldest]).get(oldest)?.observed.checkedAt ?? null);
  return { oldestAt, items: items.toSorted((a, b) => b.requests - a.requests), ...settings };
};
