import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { replaceFile } from '../adapters/replace-file.ts';
import type { Log } from '../ports.ts';

export const SMALLEST = { width: 900, height: 600 } as const;
const FIRST = { width: 1280, height: 800 } as const;
/** So much of the title bar must be on a screen that it can be grasped. */
const GRASP = { width: 120, height: 40 } as const;

const side = z.int().min(-100_000).max(100_000);
const Bounds = z.strictObject({ x: side, y: side, width: z.int().min(SMALLEST.width).max(100_000), height: z.int().min(SMALLEST.height).max(100_000) });
const Place = z.strictObject({ bounds: Bounds, maximized: z.boolean() });

export type Bounds = z.output<typeof Bounds>;
export type Place = z.output<typeof Place>;

const overlap = (a: number, aSize: number, b: number, bSize: number): number => Math.min(a + aSize, b + bSize) - Math.max(a, b);

/** True where the window's top edge can be reached on one of the screens: one may have been unplugged since. */
export const isReachable = (bounds: Bounds, screens: readonly Bounds[]): boolean =>
  screens.some(
    (screen) =>
      overlap(bounds.x, bounds.width, screen.x, screen.width) >= GRASP.width &&
      bounds.y >= screen.y &&
      overlap(bounds.y, GRASP.height, screen.y, screen.height) >= GRASP.height,
  );

/** Where the window stood last; null at the first start, after a change of screens, or where the file is not ours any more. */
const readPlace = (file: string, screens: readonly Bounds[]): Place | null => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // There is none yet, or it cannot be read: either way the window opens in the middle.
    return null;
  }
  const place = Place.safeParse(jsonOr(text));
  return place.success && isReachable(place.data.bounds, screens) ? place.data : null;
};

const jsonOr = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export type WindowPlaces = {
  /** Electron's window options: the last place, or a first size in the middle. */
  start(screens: readonly Bounds[]): { bounds: Partial<Bounds>; maximized: boolean };
  keep(place: Place): void;
};

/** Remembers the window's place in `file`. Failing to write it is logged and costs only the place. */
export const createWindowPlaces = (file: string, log: Log): WindowPlaces => ({
  start: (screens) => readPlace(file, screens) ?? { bounds: FIRST, maximized: false },
  keep(place) {
    try {
      replaceFile(file, JSON.stringify(place));
    } catch {
      log.warn('window.place_not_kept');
    }
  },
});
