import type { Failure } from '../../src-preload/contract/failures.ts';
import type { Clock } from '../ports.ts';
import { AppError, failureOf } from '../rules/app-error.ts';

/** Scripts start several commands at once; each holds the folder for a moment only. */
const PATIENCE_MS = 5000;
const PAUSE_MS = 50;

const saysInUse = (failure: Failure | null): boolean =>
  (failure?.code === 'storage' && failure.reason === 'in_use') || (failure?.code === 'conflict' && failure.reason === 'data_folder_in_use');

/**
 * Tries again for 5 s while another process has the data folder. Fails `conflict` `data_folder_in_use` where it keeps it,
 * else as `work` does.
 */
export const whenFolderIsFree = async <T>(work: () => Promise<T>, clock: Clock): Promise<T> => {
  const end = clock.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!saysInUse(failureOf(error))) throw error;
      if (clock.now() >= end) throw new AppError({ code: 'conflict', reason: 'data_folder_in_use' }, error);
    }
    await new Promise<void>((resolve) => clock.after(PAUSE_MS, resolve));
  }
};
