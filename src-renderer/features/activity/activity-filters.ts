import { z } from 'zod';
import type { Input } from '../../../src-preload/contract/methods.ts';
import { ActivityAction, ActivityFilter } from '../../../src-preload/contract/models/activity.ts';

/** What narrows the trail: the input of `activity.list` without its paging. */
export type ActivityFilters = Omit<Input<'activity.list'>, 'offset' | 'limit'>;

type Params = Readonly<Record<string, string>>;

const missing = undefined;
const id = z.coerce.number().pipe(z.int().min(1)).optional().catch(missing);

/** The address's words; what does not fit is left out. */
const FromAddress = z.object({ text: ActivityFilter.shape.text.catch(missing), action: ActivityAction.optional().catch(missing), mirror: id, pair: id, instance: id });

/** What the trail is narrowed by, as the address has it (`?action=mirror.created&pair=2`). */
export const activityFiltersOf = (params: Params): ActivityFilters => {
  const { text, action, mirror, pair, instance } = FromAddress.parse(params);
  return {
    ...(text === undefined || text === '' ? {} : { text }),
    ...(action === undefined ? {} : { action }),
    ...(mirror === undefined ? {} : { mirrorId: mirror }),
    ...(pair === undefined ? {} : { pairId: pair }),
    ...(instance === undefined ? {} : { instanceId: instance }),
  };
};

/** The address's words for filters. */
export const activityParamsOf = ({ text, action, mirrorId, pairId, instanceId }: ActivityFilters): Params => {
  const words: Record<string, string | undefined> = { text, action, mirror: mirrorId?.toString(), pair: pairId?.toString(), instance: instanceId?.toString() };
  return Object.fromEntries(Object.entries(words).flatMap(([name, word]) => (word === undefined || word === '' ? [] : [[name, word]])));
};
