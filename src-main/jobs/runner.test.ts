import { expect, test } from 'vitest';
import type { Job } from '../../src-preload/contract/models/job.ts';
import { connect } from '../store/connection.ts';
import { createStore } from '../store/create-store.ts';
import { migrate, pendingMigrations } from '../store/migrate.ts';
import { createTestChance, createTestClock, MIGRATIONS, quietLog } from '../store/testing/open-test-store.ts';
import { cancelJob, pauseJob } from './control-job.ts';
import type { JobEnd, JobHandler, JobHandlers } from './job-handler.ts';
import { createRunner } from './runner.ts';

const HALF = { total: 2, processed: 1, succeeded: 1, failed: 0, skipped: 0 };

const rest = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

const openDatabase = () => {
  const sqlite = connect(':memory:');
  migrate(sqlite, pendingMigrations(sqlite, MIGRATIONS));
  return { sqlite, store: createStore({ sqlite, chance: createTestChance(), log: quietLog, atClose: [() => sqlite.close()] }) };
};

/** One job that tells half of its progress and then waits for how it ends; what is told of it while it lives. */
const follow = async () => {
  const { sqlite, store } = openDatabase();
  const [clock, chance] = [createTestClock(), createTestChance()];
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
    /** As on a disk that is full, or was made read-only. */
    mayWrite: (may: boolean) => void sqlite.pragma(`query_only = ${may ? 'OFF' : 'ON'}`),
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

test('an end that cannot be written down is written as soon as it can, and told then', async () => {
  const job = await follow();
  job.mayWrite(false);
  await job.ends(DONE);
  job.clock.move(5 * 60_000);
  expect(job.store.jobs.get(job.jobId).state).toBe('running');
  expect(job.told).toHaveLength(1);
  job.mayWrite(true);
  job.clock.move(60_000);
  expect(job.store.jobs.get(job.jobId).state).toBe('succeeded');
  expect(job.told.at(-1)).toMatchObject({ state: 'succeeded' });
});

test('a job that falls due while nothing can be written begins when it can', async () => {
  const job = await follow();
  const other = job.store.jobs.enqueue({ kind: 'clean-up', uniqueKey: 'c', mirrorId: null, input: {}, runAt: job.clock.now() + 1000, now: job.clock.now() });
  await rest();
  job.mayWrite(false);
  job.clock.move(5 * 60_000);
  expect(job.store.jobs.get(other).state).toBe('queued');
  job.mayWrite(true);
  job.clock.move(60_000);
  await rest();
  expect(job.store.jobs.get(other).state).toBe('running');
});
