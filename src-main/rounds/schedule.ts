import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { JobKind } from '../../src-preload/contract/models/job.ts';
import type { Gate } from '../background/gate.ts';
import type { Deps } from '../deps.ts';
import { quietAge } from '../rules/refresh-pace.ts';
import { savingPace } from '../rules/saving-pace.ts';
import { type Asked, askedBoth, askedOwner, createAwakeMirrors } from './awake-mirrors.ts';
import { createRotateDue } from './rotate-due.ts';

/** The first look waits until the start is over; after that once a minute. */
const FIRST_MS = 30_000;
const MINUTE_MS = 60_000;
/** More mirrors than these are hardly followed at once. */
const FOLLOWED = 20;

/**
 * Queues what is due by the clock: the status round, the verify round, the issue round, the renewal of credentials, and backups. It asks the store, not its own
 * memory, so that after a crash or a sleep whatever was due runs, and once. With a locked vault it waits.
 */
export const createSchedule = (deps: Pick<Deps, 'store' | 'vault' | 'journal' | 'to' | 'clock' | 'chance' | 'log'> & { gate: Gate; onLook(): void; backUp(): Promise<void> }) => {
  const { store, vault, clock, chance, log, gate, onLook, backUp } = deps;
  const rotateDue = createRotateDue(deps);
  let disarm: (() => void) | null = null;
  let isStopping = false;
  let isLooking = false;
  let isWanted = false;
  let looking: Promise<void> = Promise.resolve();

  const queue = (kind: Extract<JobKind, 'status-round' | 'verify-round' | 'issue-round'>): void =>
    void store.jobs.enqueue({ kind, uniqueKey: kind, mirrorId: null, input: {}, runAt: clock.now(), now: clock.now() });
  /** A mirror with a job of its own is looked at by that. */
  const isDue = (oldest: (limit: number, olderThan: number) => MirrorId[], periodMs: number, asked: Asked): boolean =>
    periodMs > 0 && createAwakeMirrors(deps, asked).first(FOLLOWED, (all) => oldest(all, clock.now() - quietAge(periodMs))).some((id) => store.jobs.unfinishedOfMirror(id) === null);

  const look = async (): Promise<void> => {
    onLook();
    if (!vault.isOpen()) return;
    // A backup needs no network.
    if (gate.heldBy() === null || gate.heldBy() === 'offline') await backUp();
    if (!vault.isOpen() || gate.heldBy() !== null) return;
    const { statusMinutes, verifyHours } = store.settings.get();
    const unitMs = MINUTE_MS * savingPace(gate.isSaving());
    if (isDue(store.mirrors.oldestChecked, statusMinutes * unitMs, askedOwner)) queue('status-round');
    if (isDue(store.mirrors.oldestCompared, verifyHours * 60 * unitMs, askedBoth)) queue('verify-round');
    if (store.issueSyncs.withoutRow(1).length > 0 || (store.issueSyncs.nextRunAt() ?? Infinity) <= clock.now()) queue('issue-round');
    await rotateDue(() => isStopping || gate.heldBy() !== null);
  };

  const arm = (ms: number): void => {
    disarm?.();
    disarm = clock.after(Math.round(ms * (1 + chance.fraction() / 10)), () => {
      isLooking = true;
      isWanted = false;
      looking = look()
        .catch((error: unknown) => log.error('schedule.failed', { name: error instanceof Error ? error.name : typeof error }))
        .finally(() => {
          isLooking = false;
          if (!isStopping) arm(isWanted ? 0 : MINUTE_MS);
        });
    });
  };

  return {
    start(): void {
      if (disarm === null && !isStopping) arm(FIRST_MS);
    },
    /** Looks at once, for when the work is let go again. */
    wake(): void {
      if (disarm === null || isStopping) return;
      isWanted = true;
      if (!isLooking) arm(0);
    },
    /** Begins nothing further and waits for the renewal that is being begun. */
    async stop(): Promise<void> {
      isStopping = true;
      disarm?.();
      await looking;
    },
  };
};
