import { z } from 'zod';
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { Entry } from './rank-entries.ts';

const MOST = 8;

const Stored = z.object({ entries: z.array(z.object({ id: z.string().max(100), title: z.string().max(2100), detail: z.string().max(2100), kind: z.string().max(40), go: z.object({ href: z.string().max(1000).startsWith('#/') }) })).max(MOST) });
type Remembered = z.infer<typeof Stored>;

/** What was opened from the palette last, newest first; it is kept on this computer. */
export const useRecent = create<Remembered>()(
  persist<Remembered>(() => ({ entries: [] }), {
    name: 'palette-recent',
    version: 1,
    storage: createJSONStorage(() => localStorage),
    merge: (stored, current) => Stored.safeParse(stored).data ?? current,
  }),
);

/** Keeps a place that was opened; deeds are not kept. */
export const remember = ({ go, ...entry }: Entry): void => {
  if (!('href' in go)) return;
  useRecent.setState(({ entries }) => ({ entries: [{ ...entry, go }, ...entries.filter(({ id }) => id !== entry.id)].slice(0, MOST) }));
};
