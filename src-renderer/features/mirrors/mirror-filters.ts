import { z } from 'zod';
import type { Input } from '../../../src-preload/contract/methods.ts';
import { DiagnosisCause } from '../../../src-preload/contract/models/diagnosis.ts';
import { CredentialState, MirrorList, MirrorOrder, MirrorStatus, VerifiedState } from '../../../src-preload/contract/models/mirror.ts';

/** What the list is narrowed to and ordered by: the input of `mirrors.list` without its paging. */
export type MirrorFilters = Omit<Input<'mirrors.list'>, 'offset' | 'limit'>;

type Params = Readonly<Record<string, string>>;

const missing = undefined;

/** The address's words. What does not fit is left out and never fails: an address may be old, or typed. */
const FromAddress = z.object({
  pair: z.coerce.number().pipe(z.int().min(1)).optional().catch(missing),
  text: MirrorList.shape.text.catch(missing),
  group: MirrorList.shape.groupPath.catch(missing),
  status: MirrorStatus.optional().catch(missing),
  verified: VerifiedState.optional().catch(missing),
  credential: CredentialState.optional().catch(missing),
  enabled: z.enum(['yes', 'no']).optional().catch(missing),
  cause: DiagnosisCause.optional().catch(missing),
  order: MirrorOrder.optional().catch(missing),
  down: z.literal('1').optional().catch(missing),
});

/** Filters as the address has them (`?pair=2&status=failed`). */
export const filtersOf = (params: Params): MirrorFilters => {
  const { pair, text, group, status, verified, credential, enabled, cause, order, down } = FromAddress.parse(params);
  return {
    ...(pair === undefined ? {} : { pairId: pair }),
    ...(text === undefined || text === '' ? {} : { text }),
    ...(group === undefined ? {} : { groupPath: group }),
    ...(status === undefined ? {} : { status }),
    ...(verified === undefined ? {} : { verified }),
    ...(credential === undefined ? {} : { credential }),
    ...(enabled === undefined ? {} : { enabled: enabled === 'yes' }),
    ...(cause === undefined ? {} : { cause }),
    ...(order === undefined ? {} : { orderBy: order }),
    ...(down === undefined ? {} : { descending: true }),
  };
};

/** The address's words for filters; what is the default is left out. */
export const paramsOf = ({ pairId, text, groupPath, status, verified, credential, enabled, cause, orderBy, descending }: MirrorFilters): Params => {
  const words: Record<string, string | undefined> = {
    pair: pairId?.toString(),
    text,
    group: groupPath,
    status,
    verified,
    credential,
    enabled: enabled === undefined ? undefined : enabled ? 'yes' : 'no',
    cause,
    order: orderBy === 'source' ? undefined : orderBy,
    down: descending === true ? '1' : undefined,
  };
  return Object.fromEntries(Object.entries(words).flatMap(([name, word]) => (word === undefined || word === '' ? [] : [[name, word]])));
};

/** Whether something besides the pair narrows the list, so that "nothing here" may only mean "nothing matches". */
export const isNarrowed = ({ text, groupPath, status, verified, credential, enabled, cause }: MirrorFilters): boolean =>
  [text, groupPath, status, verified, credential, enabled, cause].some((one) => one !== undefined);

/** Without what narrows; the pair and the order stay. */
export const cleared = ({ pairId, orderBy, descending }: MirrorFilters): MirrorFilters => filtersOf(paramsOf({ pairId, orderBy, descending }));
