import type { Clock, Log } from '../ports.ts';
import { failureOf } from '../rules/app-error.ts';
import type { Sqlite } from './connection.ts';
import { listSnapshots, takeSnapshot } from './snapshots.ts';

/** Late enough not to be in the way of the start. */
const FIRST_MS = 60_000;
const EVERY_MS = 6 * 60 * 60_000;

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** `kept`: how many days back. */
type Deps = { sqlite: Sqlite; folder: string; clock: Clock; log: Log; kept: () => number };

/**
 * Keeps one snapshot for each UTC day on which the store was open: looks a minute after the start, every six hours, and when the
 * returned function ends it, so that a short run leaves one too. A failed one is logged and tried again at the next look.
 */
export const keepDailySnapshots = ({ sqlite, folder, clock, log, kept }: Deps): (() => void) => {
  const look = (): void => {
    const now = clock.now();
    if (listSnapshots(folder).some((one) => one.reason === 'daily' && dayOf(one.takenAt) === dayOf(now))) return;
    try {
      const { name, bytes } = takeSnapshot(sqlite, folder, 'daily', now, kept());
      log.info('store.snapshot', { name, bytes, ms: clock.now() - now });
    } catch (error) {
      const failure = failureOf(error);
      if (failure?.code !== 'storage') throw error;
      log.error('store.snapshot_failed', { reason: failure.reason });
    }
  };
  const again = (): void => {
    look();
    cancel = clock.after(EVERY_MS, again);
  };
  let cancel = clock.after(FIRST_MS, again);
  return () => {
    cancel();
    look();
  };
};
