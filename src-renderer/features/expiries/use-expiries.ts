import { useQuery } from '@tanstack/react-query';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import type { EndlessCredentials, Expiry } from '../../../src-preload/contract/models/expiry.ts';
import { call, type CallFailure } from '../../api/call.ts';

type Expiries = { items: readonly Expiry[]; total: number; endless: readonly EndlessCredentials[] };

const everyExpiry = async (withinDays: number): Promise<Expiries> => {
  const items: Expiry[] = [];
  let total = 0;
  let endless: readonly EndlessCredentials[] = [];
  for (let offset = 0; offset < LIMITS.selection; offset += LIMITS.pageSize) {
    const page = await call('mirrors.expiries', { withinDays, offset, limit: LIMITS.pageSize });
    items.push(...page.items);
    ({ total, endless } = page);
    if (offset + LIMITS.pageSize >= total) break;
  }
  return { items, total, endless };
};

/** Everything that ends within so many days, up to 10,000; `total` is the true number. Read again after changes, at the pace of live.ts. */
export const useExpiries = (withinDays: number) =>
  useQuery<Expiries, CallFailure>({ queryKey: ['expiries', withinDays], queryFn: () => everyExpiry(withinDays) });
