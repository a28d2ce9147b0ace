import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { rotationMoment } from '../rules/rotation-day.ts';

const DAY_MS = 24 * 60 * 60_000;

type ExpiryDeps = Pick<Deps, 'store' | 'clock'>;
type Expiries = Returned<'mirrors.expiries'>;

/** What ends by a moment (UTC ms) or has ended: tokens of instances and credentials of mirrors, with the day on which we renew them. */
export const expiriesUntil = ({ store }: Pick<Deps, 'store'>, query: { until: number; offset: number; limit: number }): Pick<Expiries, 'items' | 'total'> => {
  const { rotateBeforeDays } = store.settings.get();
  const { items, total } = store.mirrors.expiries(query);
  const rotatesAt = ({ mirrorId, expiresAt }: (typeof items)[number]): number | null =>
    mirrorId !== null && rotateBeforeDays > 0 ? Math.max(0, rotationMoment(expiresAt, mirrorId, rotateBeforeDays)) : null;
  return { items: items.map((item) => ({ ...item, rotatesAt: rotatesAt(item) })), total };
};

/** What ends within so many days, and how many credentials have no end. */
export const listExpiries = ({ store, clock }: ExpiryDeps, { withinDays, ...paging }: ParsedInput<'mirrors.expiries'>): Expiries => ({
  ...expiriesUntil({ store }, { until: clock.now() + withinDays * DAY_MS, ...paging }),
  endless: store.mirrors.endless(),
});
