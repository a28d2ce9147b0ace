import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { JobKind } from '../../src-preload/contract/models/job.ts';
import type { Deps } from '../deps.ts';
import { quietAge } from '../rules/refresh-pace.ts';
import { createRotateDue } from './rotate-due.ts';

/** The first look waits until the start is over; after that once a minute. */
const FIRST_MS = 30_000;
const MINUTE_MS = 60_000;
/** More mirrors than these are hardly followed at once. */
const FOLLOWED = 20;

/**
 * Queues what is due by the clock: the status round, the verify round, and the renewal of credentials. It asks the store, not its own
 * memory, so that after a crash or a sleep whatever was due runs, and once. With a locked vault it waits.
 */
export const createSchedule = (deps: Pick<Deps, 'store' | 'vault' | 'journal' | 'to' | 'clock' | 'chance' | 'log'>) => {
  const { store, vault, clock, chance, log } = deps;
  const rotateDue = createRotateDue(deps);
  let disarm: (() => void) | null = null;
  let isStopping = false;
  let looking: Promise<void> = Promise.resolve();

  const queue = (kind: Extract<JobKind, 'status-round' | 'verify-round'>): void =>
    void store.jobs.enqueue({ kind, uniqueKey: kind, mirrorId: null, input: {}, runAt: clock.now(), now: clock.now() });
  /** A mirror with a job of its own is looked at by that. */
  const isDue = (oldest: (limit: number, olderThan: number) => MirrorId[], periodMs: number): boolean =>
    periodMs > 0 && oldest(FOLLOWED, clock.now() - quietAge(periodMs)).some((id) => store.jobs.unfinishedOfMirror(id) === null);

  const look = async (): Promise<void> => {
    if (!vault.isOpen()) return;
    const { statusMinutes, verifyHours } = store.settings.get();
    if (isDue(store.mirrors.oldestChecked, statusMinutes * MINUTE_MS)) queue('status-round');
    if (isDue(store.mirrors.oldestCompared, verifyHours * 60 * MINUTE_MS)) queue('verify-round');
    await rotateDue(() => isStopping);
  };

  const arm = (ms: number): void => {
    disarm = clock.after(Math.round(ms * (1 + chance.fraction() / 10)), () => {
      looking = look()
        .catch((error: unknown) => log.error('schedule.failed', { name: error instanceof Error ? error.name : typeof error }))
        .finally(() => {
          if (!isStopping) arm(MINUTE_MS);
        });
    });
  };

  return {
    start(): void {
      if (disarm === null && !isStopping) arm(FIRST_MS);
    },
    /** Begins nothing further and waits for the renewal that is being begun. */
    async stop(): Promise<void> {
      isStopping = true;
      disarm?.();
      await looking;
    },
  };
};
