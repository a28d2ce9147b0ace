import type { Expiry } from '../../../src-preload/contract/models/expiry.ts';

/** A month's head, or one expiry below it. */
export type CalendarRow = { kind: 'month'; key: string; title: string; count: number; open: boolean } | { kind: 'expiry'; key: string; expiry: Expiry };

const names = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `2026-12`, in UTC as GitLab counts a token's last day. */
export const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7);

/** The calendar's lines: each month with its count, and below the open ones what ends in it, the earliest first. */
export const calendarRows = (expiries: readonly Expiry[], closed: ReadonlySet<string>): CalendarRow[] => {
  const sorted = expiries.toSorted((a, b) => a.expiresAt - b.expiresAt);
  const months = new Map<string, Expiry[]>();
  for (const expiry of sorted) {
    const month = months.get(monthOf(expiry.expiresAt));
    if (month === undefined) months.set(monthOf(expiry.expiresAt), [expiry]);
    else month.push(expiry);
  }
  return [...months].flatMap(([month, entries]) => {
    const first = entries[0];
    if (first === undefined) return [];
    const open = !closed.has(month);
    const head: CalendarRow = { kind: 'month', key: month, title: names.format(first.expiresAt), count: entries.length, open };
    const below = entries.map((expiry): CalendarRow => ({ kind: 'expiry', key: `${month} ${expiry.kind} ${expiry.mirrorId ?? 0} ${expiry.instanceId}`, expiry }));
    return open ? [head, ...below] : [head];
  });
};
