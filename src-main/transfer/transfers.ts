import type { TransferRun } from '../../src-preload/contract/models/transfer.ts';
import type { Clock } from '../ports.ts';
import { AppError } from '../rules/app-error.ts';

/** What a running transfer tells of itself. Each call fails `conflict` `cancelled` once somebody has asked for that, as long as it can be cancelled. */
export type Progress = {
  step(step: TransferRun['step'], total?: number): void;
  /** So many rows more. */
  did(rows: number): void;
};

export const NO_PROGRESS: Progress = { step: () => undefined, did: () => undefined };

/** From here on a restore is one transaction: it ends by itself, as it began or as it should be. */
const FINAL: ReadonlySet<TransferRun['step']> = new Set(['snapshot', 'applying']);

/** The one backup, inspection or restore that runs now: the passphrase of none is stored, so that none can be a job of the table. */
export const createTransfers = ({ clock }: { clock: Pick<Clock, 'now'> }) => {
  let running: TransferRun | null = null;
  let isCancelled = false;

  const assertWanted = (): void => {
    if (isCancelled && running !== null && !FINAL.has(running.step)) throw new AppError({ code: 'conflict', reason: 'cancelled' });
  };

  const progress: Progress = {
    step(step, total = 0) {
      assertWanted();
      if (running !== null) running = { ...running, step, done: 0, total };
    },
    did(rows) {
      assertWanted();
      if (running !== null) running = { ...running, done: running.done + rows };
    },
  };

  return {
    running: (): TransferRun | null => running,
    /** True where something runs that now ends before it has changed anything. */
    cancel(): boolean {
      isCancelled = running !== null && !FINAL.has(running.step);
      return isCancelled;
    },
    /** Runs `work` as the only one. Fails `conflict` `being_changed` while another does, `cancelled`, and as the work does. */
    async run<T>(what: TransferRun['what'], work: (progress: Progress) => Promise<T>): Promise<T> {
      if (running !== null) throw new AppError({ code: 'conflict', reason: 'being_changed' });
      running = { what, step: 'opening', done: 0, total: 0, startedAt: clock.now() };
      isCancelled = false;
      try {
        return await work(progress);
      } finally {
        running = null;
      }
    },
  };
};

export type Transfers = ReturnType<typeof createTransfers>;
