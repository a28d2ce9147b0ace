import { expect, it } from 'vitest';
import { failureOf } from '../rules/app-error.ts';
import { createTransfers, type Progress } from './transfers.ts';

/** A transfer that stands until the test goes on. */
const begun = (transfers: ReturnType<typeof createTransfers>) => {
  const held: { progress: Progress | null; goOn(): void } = { progress: null, goOn: () => undefined };
  const over = transfers.run('restore', async (progress) => {
    held.progress = progress;
    await new Promise<void>((resolve) => (held.goOn = resolve));
    progress.did(1);
    return 'done';
  });
  return { held, over };
};

it('tells what runs, how far it is, and lets nothing else run beside it', async () => {
  const transfers = createTransfers({ clock: { now: () => 7 } });
  expect(transfers.running()).toBeNull();
  const { held, over } = begun(transfers);
  held.progress?.step('reading', 10);
  held.progress?.did(4);
  expect(transfers.running()).toEqual({ what: 'restore', step: 'reading', done: 4, total: 10, startedAt: 7 });
  expect(await transfers.run('backup', async () => 'no').catch(failureOf)).toEqual({ code: 'conflict', reason: 'being_changed' });
  held.goOn();
  expect(await over).toBe('done');
  expect(transfers.running()).toBeNull();
});

it('ends what is cancelled, as long as nothing was changed', async () => {
  const transfers = createTransfers({ clock: { now: () => 7 } });
  expect(transfers.cancel()).toBe(false);
  const first = begun(transfers);
  expect(transfers.cancel()).toBe(true);
  first.held.goOn();
  expect(await first.over.catch(failureOf)).toEqual({ code: 'conflict', reason: 'cancelled' });
  const second = begun(transfers);
  second.held.progress?.step('applying');
  expect(transfers.cancel()).toBe(false);
  second.held.goOn();
  expect(await second.over).toBe('done');
});
