import { z } from 'zod';
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

/** A column that can be left out; source and target always stand. */
export const OptionalColumn = z.enum(['status', 'verified', 'comparedAt', 'lastUpdateAt', 'credential', 'pair', 'createdAt']);
export type OptionalColumn = z.infer<typeof OptionalColumn>;

export const VIEW_NAME_MAX = 40;
const MOST_VIEWS = 30;

const View = z.object({
  name: z.string().trim().min(1).max(VIEW_NAME_MAX),
  /** The address's words: filters and order. */
  params: z.record(z.string().max(20), z.string().max(600)),
  columns: z.array(OptionalColumn).max(OptionalColumn.options.length),
});
export type View = z.infer<typeof View>;

const USUAL_COLUMNS: readonly OptionalColumn[] = ['status', 'comparedAt', 'lastUpdateAt', 'credential', 'pair'];

/** What was stored, as far as it is still understood: an older or hand-made text never stops the window. */
const Stored = z.object({
  columns: z.array(OptionalColumn).max(OptionalColumn.options.length).catch([...USUAL_COLUMNS]),
  tree: z.boolean().catch(false),
  views: z.array(View).max(MOST_VIEWS).catch([]),
});
type Remembered = z.infer<typeof Stored>;

type MirrorViews = Remembered & {
  showColumns: (columns: readonly OptionalColumn[]) => void;
  showTree: (tree: boolean) => void;
  /** Keeps a view; one of the same name is replaced, the oldest leaves where there are too many. */
  keep: (view: View) => void;
  drop: (name: string) => void;
};

/** How the list of mirrors is shown on this computer: columns, the tree of groups, and named views. */
export const useMirrorViews = create<MirrorViews>()(
  persist<MirrorViews, [], [], Remembered>(
    (set) => ({
      columns: [...USUAL_COLUMNS],
      tree: false,
      views: [],
      showColumns: (columns) => set({ columns: OptionalColumn.options.filter((column) => columns.includes(column)) }),
      showTree: (tree) => set({ tree }),
      keep: (view) => set(({ views }) => ({ views: [...views.filter(({ name }) => name !== view.name), view].slice(-MOST_VIEWS) })),
      drop: (name) => set(({ views }) => ({ views: views.filter((view) => view.name !== name) })),
    }),
    {
      name: 'mirror-views',
      version: 1,
      storage: createJSONStorage(() => localStorage),
      partialize: ({ columns, tree, views }) => ({ columns, tree, views }),
      merge: (stored, current) => {
        const known = Stored.safeParse(stored);
        return known.success ? { ...current, ...known.data } : current;
      },
    },
  ),
);
