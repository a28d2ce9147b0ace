import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

type LastPair = { pairId: number | null; remember: (pairId: number) => void };

/** The pair in which a mirror was created last, offered for the next one. */
export const useLastPair = create<LastPair>()(
  persist((set) => ({ pairId: null, remember: (pairId) => set({ pairId }) }), {
    name: 'last-pair',
    version: 1,
    storage: createJSONStorage(() => localStorage),
    partialize: ({ pairId }) => ({ pairId }),
    merge: (stored, current) => ({ ...current, pairId: storedPair(stored) }),
  }),
);

function storedPair(stored: unknown): number | null {
  const pairId = typeof stored === 'object' && stored !== null && 'pairId' in stored ? stored.pairId : null;
  return typeof pairId === 'number' && Number.isSafeInteger(pairId) && pairId >= 1 ? pairId : null;
}
