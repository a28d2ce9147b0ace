import { expect, test } from 'vitest';
import type { Job } from '../../src-preload/contract/models/job.ts';
import { createTestChance, createTestClock, openTestStore, quietLog } from '../store/testing/open-test-store.ts';
import { cancelJob, pauseJob } from './control-job.ts';
import type { JobEnd, JobHandler, JobHandlers } from './job-handler.ts';
import { createRunner } from './runner.ts';

const HALF = { total: 2, processed: 1, succeeded: 1, failed: 0, skipped: 0 };

const rest = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** One job that tells half of its progress and then waits for how it ends; what is told of it while it lives. */
const follow = async () => {
  const [store, clock, chance] = [openTestStore(), createTestClock(), createTestChance()];
  let end = (_how: JobEnd | Error): void => undefined;
  const handler: JobHandler = (_job, turn) => {
    turn.progress(HALF);
    return new Promise((resolve, reject) => {
      end = (how) => (how instanceof Error ? reject(how) : resolve(how));
    });
  };
  const handlers: JobHandlers = { batch: handler, 'follow-mirror': handler, 'clean-up': handler, rotate: handler, plan: handler, 'status-round': handler, 'verify-round': handler, 'issue-sync': handler, 'issue-round': handler };
  const jobId = store.jobs.enqueue({ kind: 'batch', action: 'verify', uniqueKey: 'b', mirrorId: null, input: {}, runAt: clock.now(), now: clock.now() });
  const told: Pick<Job, 'state' | 'progress'>[] = [];
  const runner = createRunner({ store, clock, chance, log: quietLog, handlers, onProgress: ({ state, progress }) => told.push({ state, progress }) });
  runner.start();
  await rest();
  return {
    store, clock, jobId, told,
    async ends(how: JobEnd | Error): Promise<void> {
      end(how);
      await rest();
    },
  };
};

const DONE: JobEnd = { state: 'succeeded', result: {} };

test.each([
  [DONE, 'succeeded'],
  [{ state: 'failed', failure: { code: 'locked', reason: 'passphrase_needed' } } satisfies JobEnd, 'failed'],
  [new Error('a bug'), 'failed'],
] as const)('whoever follows a job is told of its end: %#', async (how, state) => {
  const job = await follow();
  await job.ends(how);
  expect(job.told).toEqual([{ state: 'running', progress: HALF }, { state, progress: HALF }]);
});

test.each([[pauseJob, 'paused'], [cancelJob, 'cancelled']] as const)('a job that a person stopped is told as such: %#', async (stop, state) => {
  const job = await follow();
  stop(job, { jobId: job.jobId });
  await job.ends({ state: 'postponed', runAt: job.clock.now() });
  expect(job.told.at(-1)).toMatchObject({ state });
});

test('a job that only gives its place to others goes on, to whoever follows it', async () => {
  const job = await follow();
  await job.ends({ state: 'postponed', runAt: job.clock.now() + 60_000 });
  expect(job.told).toEqual([{ state: 'running', progress: HALF }]);
});
