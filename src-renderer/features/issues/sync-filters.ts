import { z } from 'zod';
import type { Input } from '../../../src-preload/contract/methods.ts';
import { IssueSyncList } from '../../../src-preload/contract/models/issue-sync.ts';

/** What the list of syncs is narrowed to and ordered by: the input of `issueSync.list` without its paging. */
export type SyncFilters = Omit<Input<'issueSync.list'>, 'offset' | 'limit'>;

type Params = Readonly<Record<string, string>>;

const missing = undefined;

export const SyncOrder = IssueSyncList.shape.orderBy.unwrap();
export const SyncListState = IssueSyncList.shape.state.unwrap();

/** The address's words. What does not fit is left out and never fails: an address may be old, or typed. */
const FromAddress = z.object({
  pair: z.coerce.number().pipe(z.int().min(1)).optional().catch(missing),
  text: IssueSyncList.shape.text.catch(missing),
  enabled: z.enum(['yes', 'no']).optional().catch(missing),
  state: IssueSyncList.shape.state.catch(missing),
  problems: z.enum(['yes', 'no']).optional().catch(missing),
  order: SyncOrder.optional().catch(missing),
  down: z.literal('1').optional().catch(missing),
});

/** Filters as the address has them (`?pair=2&problems=yes`). */
export const filtersOf = (params: Params): SyncFilters => {
  const { pair, text, enabled, state, problems, order, down } = FromAddress.parse(params);
  return {
    ...(pair === undefined ? {} : { pairId: pair }),
    ...(text === undefined || text === '' ? {} : { text }),
    ...(enabled === undefined ? {} : { enabled: enabled === 'yes' }),
    ...(state === undefined ? {} : { state }),
    ...(problems === undefined ? {} : { hasProblems: problems === 'yes' }),
    ...(order === undefined ? {} : { orderBy: order }),
    ...(down === undefined ? {} : { descending: true }),
  };
};

const yesNo = (value: boolean | undefined): string | undefined => (value === undefined ? undefined : value ? 'yes' : 'no');

/** The address's words for filters; what is the default is left out. */
export const paramsOf = ({ pairId, text, enabled, state, hasProblems, orderBy, descending }: SyncFilters): Params => {
  const words: Record<string, string | undefined> = {
    pair: pairId?.toString(), text, enabled: yesNo(enabled), state, problems: yesNo(hasProblems), order: orderBy === 'source' ? undefined : orderBy, down: descending === true ? '1' : undefined,
  };
  return Object.fromEntries(Object.entries(words).flatMap(([name, word]) => (word === undefined || word === '' ? [] : [[name, word]])));
};

/** Whether something narrows the list, so that "nothing here" may only mean "nothing matches". */
export const isNarrowed = ({ pairId, text, enabled, state, hasProblems }: SyncFilters): boolean =>
  [pairId, text, enabled, state, hasProblems].some((one) => one !== undefined);

/** Without what narrows; the order stays. */
export const cleared = ({ orderBy, descending }: SyncFilters): SyncFilters => filtersOf(paramsOf({ orderBy, descending }));
