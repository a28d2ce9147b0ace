import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

export const PANEL_WIDTH = { min: 320, usual: 420, max: 900 } as const;

type Layout = {
  /** Width of the detail panel in px. */
  panelWidth: number;
  setPanelWidth: (width: number) => void;
  /** Height of a list's row in px: the density setting. */
  rowHeight: number;
  setRowHeight: (height: number) => void;
};

const within = (width: number): number => Math.round(Math.min(PANEL_WIDTH.max, Math.max(PANEL_WIDTH.min, width)));

/** How the window is laid out; only the panel's width is remembered here, the density is a setting. */
export const useLayout = create<Layout>()(
  persist(
    (set) => ({
      panelWidth: PANEL_WIDTH.usual,
      setPanelWidth: (width) => set({ panelWidth: within(width) }),
      rowHeight: 32,
      setRowHeight: (rowHeight) => set({ rowHeight }),
    }),
    {
      name: 'layout',
      version: 1,
      storage: createJSONStorage(() => localStorage),
      partialize: ({ panelWidth }) => ({ panelWidth }),
      merge: (stored, current) => ({ ...current, panelWidth: storedWidth(stored) ?? current.panelWidth }),
    },
  ),
);

function storedWidth(stored: unknown): number | null {
  const width = typeof stored === 'object' && stored !== null && 'panelWidth' in stored ? stored.panelWidth : null;
  return typeof width === 'number' && Number.isFinite(width) ? within(width) : null;
}
