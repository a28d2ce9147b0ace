import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { rotationMoment } from '../rules/rotation-day.ts';

const DAY_MS = 24 * 60 * 60_000;

/** What ends within so many days or has ended: tokens of instances and credentials of mirrors, with the day on which we renew them. */
export const listExpiries = ({ store, clock }: Pick<Deps, 'store' | 'clock'>, { withinDays, ...paging }: ParsedInput<'mirrors.expiries'>): Returned<'mirrors.expiries'> => {
  const { rotateBeforeDays } = store.settings.get();
  const { items, total } = store.mirrors.expiries({ until: clock.now() + withinDays * DAY_MS, ...paging });
  const rotatesAt = ({ mirrorId, expiresAt }: (typeof items)[number]): number | null =>
    mirrorId !== null && rotateBeforeDays > 0 ? Math.max(0, rotationMoment(expiresAt, mirrorId, rotateBeforeDays)) : null;
  return { items: items.map((item) => ({ ...item, rotatesAt: rotatesAt(item) })), total, endless: store.mirrors.endless() };
};
