import { z } from 'zod';
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

const Stored = z.object({ places: z.record(z.string().max(16), z.object({ x: z.number().min(-100_000).max(100_000), y: z.number().min(-100_000).max(100_000) })) });
type Remembered = z.infer<typeof Stored>;

/** Where a person has put the instances of the picture, by id; it is kept on this computer. */
export const useTopologyPlaces = create<Remembered>()(
  persist<Remembered>(() => ({ places: {} }), {
    name: 'topology-places',
    version: 1,
    storage: createJSONStorage(() => localStorage),
    merge: (stored, current) => Stored.safeParse(stored).data ?? current,
  }),
);

export const rememberPlace = (id: string, place: { x: number; y: number }): void => {
  useTopologyPlaces.setState(({ places }) => ({ places: { ...places, [id]: place } }));
};

export const forgetPlaces = (): void => {
  useTopologyPlaces.setState({ places: {} });
};
