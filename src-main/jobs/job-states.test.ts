import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Failure } from '../../src-preload/contract/failures.ts';
import { JobId } from '../../src-preload/contract/ids.ts';
import type { Job } from '../../src-preload/contract/models/job.ts';
import { AppError } from '../rules/app-error.ts';
import { createTestChance, createTestClock, openTestStore, quietLog } from '../store/testing/open-test-store.ts';
import { cancelJob, pauseJob, resumeJob, retryJob } from './control-job.ts';
import type { JobHandler, JobHandlers } from './job-handler.ts';
import { createRunner } from './runner.ts';
import { runItems } from './run-items.ts';

const ITEMS = 7;
const CONTROLS = { cancel: cancelJob, pause: pauseJob, resume: resumeJob, retry: retryJob };
const ENDS: Record<'fail' | 'gone' | 'locked', Failure> = {
  fail: { code: 'unreachable', instanceId: null, reason: 'timeout' },
  gone: { code: 'not_found', kind: 'mirror' },
  locked: { code: 'locked', reason: 'passphrase_needed' },
};

type Answer = 'ok' | keyof typeof ENDS;
type Step = { do: 'answer'; answer: Answer } | { do: keyof typeof CONTROLS } | { do: 'kill' };

const never: JobHandler = () => Promise.reject(new Error('no such job here'));

/** A batch whose items wait for the test's answers, run by a runner that can die at any moment. */
const createScene = () => {
  const [store, clock, chance] = [openTestStore(), createTestClock(), createTestChance()];
  const asked: ((answer: Answer) => void)[] = [];
  const perform = async (): Promise<void> => {
    const answer = await new Promise<Answer>((resolve) => asked.push(resolve));
    if (answer !== 'ok') throw new AppError(ENDS[answer]);
  };

  const live = () => {
    let isAlive = true;
    const batch: JobHandler = (job, turn) => runItems({ store, clock }, job, turn, perform);
    const handlers: JobHandlers = { batch, 'follow-mirror': never, 'clean-up': never, rotate: never, plan: never, 'status-round': never, 'verify-round': never, 'issue-sync': never, 'issue-round': never };
    const quiet = { ...store, onChanged: (listener: Parameters<typeof store.onChanged>[0]) => store.onChanged((topics) => isAlive && listener(topics)) };
    const timers = { now: clock.now, after: (ms: number, run: () => void) => clock.after(ms, () => isAlive && run()) };
    createRunner({ store: quiet, clock: timers, chance, log: quietLog, handlers, onProgress: () => undefined }).start();
    return () => {
      isAlive = false;
      asked.length = 0;
    };
  };

  const jobId = store.jobs.enqueue({ kind: 'batch', action: 'verify', uniqueKey: 'b', mirrorId: null, input: {}, runAt: clock.now(), now: clock.now() });
  store.jobItems.add(jobId, Array.from({ length: ITEMS }, (_, n) => ({ mirrorId: null, subject: `${n}` })));
  store.jobs.progress(jobId, store.jobItems.counts(jobId));
  let die = live();

  return {
    job: (): Job => store.jobs.get(jobId),
    counts: () => store.jobItems.counts(jobId),
    states: () => store.jobItems.list({ jobId, offset: 0, limit: 100 }).items.map(({ state }) => state),
    /** True where the job's state allowed it. */
    control(name: keyof typeof CONTROLS): boolean {
      try {
        CONTROLS[name]({ store, clock }, { jobId });
        return true;
      } catch (error) {
        if (error instanceof AppError) return false;
        throw error;
      }
    },
    answer: (answer: Answer) => asked.shift()?.(answer),
    kill(): void {
      die();
      die = live();
    },
    async rest(): Promise<void> {
      for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    },
    pass: () => clock.move(31_000),
  };
};

const isOver = ({ state }: Job): boolean => state === 'succeeded' || state === 'partial' || state === 'failed' || state === 'cancelled';

/** What must hold whenever nothing is on its way; each that does not is named. */
const broken = ({ job, counts, states }: ReturnType<typeof createScene>): string[] => {
  const { state, progress } = job();
  const { total, processed, succeeded, failed, skipped } = counts();
  const laws: [string, boolean][] = [
    ['no item comes or goes', total === ITEMS],
    ['the parts are the whole', processed === succeeded + failed + skipped],
    ['the job tells what its items are', JSON.stringify(progress) === JSON.stringify(counts())],
    ['a job that is over has left nothing', !isOver(job()) || processed === ITEMS],
    ['a job that rests has nothing in hand', state !== 'paused' || !states().includes('running')],
    ['a job that succeeded did so in all', state !== 'succeeded' || succeeded === ITEMS],
    ['a job that failed did so in some and succeeded in none', state !== 'failed' || (succeeded === 0 && failed > 0)],
  ];
  return laws.filter(([, holds]) => !holds).map(([law]) => law);
};

const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('answer' as const), answer: fc.constantFrom<Answer>('ok', 'ok', 'ok', 'fail', 'gone', 'locked') }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('pause' as const, 'resume' as const, 'retry' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('cancel' as const, 'kill' as const) }) },
  ),
  { maxLength: 40 },
);

test('whatever is done to a job and however often it dies, its totals add up and it comes to its end', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (run: Step[]) => {
      const scene = createScene();
      await scene.rest();
      for (const step of run) {
        if (step.do === 'answer') scene.answer(step.answer);
        else if (step.do === 'kill') scene.kill();
        else scene.control(step.do);
        await scene.rest();
        expect(broken(scene)).toEqual([]);
      }
      scene.control('resume');
      for (let round = 0; round < 3 * ITEMS && !isOver(scene.job()); round += 1) {
        scene.pass();
        await scene.rest();
        for (let item = 0; item < ITEMS; item += 1) scene.answer('ok');
        await scene.rest();
      }
      expect(isOver(scene.job())).toBe(true);
      expect(broken(scene)).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('a running job that is to pause rests once the items in hand are done, and goes on where it was', async () => {
  const scene = createScene();
  await scene.rest();
  expect(scene.control('pause')).toBe(true);
  expect(scene.control('pause')).toBe(false);
  expect(scene.job().state).toBe('running');
  for (let item = 0; item < 4; item += 1) scene.answer('ok');
  await scene.rest();
  expect(scene.job()).toMatchObject({ state: 'paused', progress: { processed: 4 } });
  expect(scene.control('resume')).toBe(true);
  await scene.rest();
  for (let item = 0; item < 3; item += 1) scene.answer('ok');
  await scene.rest();
  expect(scene.job()).toMatchObject({ state: 'succeeded', progress: { succeeded: ITEMS }, result: { succeeded: ITEMS, failed: 0, skipped: 0 } });
});

test('a cancelled job skips what it had not begun, and what failed can be tried again', async () => {
  const scene = createScene();
  await scene.rest();
  scene.control('cancel');
  for (const answer of ['ok', 'ok', 'ok', 'fail'] as const) scene.answer(answer);
  await scene.rest();
  expect(scene.job()).toMatchObject({ state: 'cancelled', progress: { processed: ITEMS, succeeded: 3, failed: 1, skipped: 3 } });
  expect(scene.control('cancel')).toBe(false);
  expect(scene.control('retry')).toBe(true);
  await scene.rest();
  scene.answer('ok');
  await scene.rest();
  expect(scene.job()).toMatchObject({ state: 'partial', progress: { succeeded: 4, failed: 0, skipped: 3 } });
  expect(scene.control('retry')).toBe(false);
});

test('items that wait for the vault are tried for a quarter of an hour, then fail with that', async () => {
  const scene = createScene();
  const rounds = async (count: number): Promise<void> => {
    for (let round = 0; round < count && !isOver(scene.job()); round += 1) {
      await scene.rest();
      for (let item = 0; item < ITEMS; item += 1) scene.answer('locked');
      await scene.rest();
      scene.pass();
    }
  };
  await rounds(20);
  expect(scene.job()).toMatchObject({ progress: { processed: 0 } });
  await rounds(80);
  expect(scene.job()).toMatchObject({ state: 'failed', failure: { code: 'locked' }, progress: { failed: ITEMS } });
});

test('a job that is not known cannot be controlled', () => {
  const [store, clock] = [openTestStore(), createTestClock()];
  for (const control of Object.values(CONTROLS)) expect(() => control({ store, clock }, { jobId: JobId.parse(9) })).toThrow(AppError);
});

test.each(['clean-up', 'rotate'] as const)('a %s has begun something on GitLab and is brought to its end', (kind) => {
  const [store, clock] = [openTestStore(), createTestClock()];
  const jobId = store.jobs.enqueue({ kind, uniqueKey: 'k', mirrorId: null, input: {}, runAt: 0, now: 0 });
  for (const control of [cancelJob, pauseJob]) expect(() => control({ store, clock }, { jobId })).toThrow(AppError);
});

test('a plan whose job is cancelled ends with what was done of it', () => {
  const [store, clock] = [openTestStore(), createTestClock()];
  const step = { action: 'update', object: 'a', mirrorId: null, before: [], after: [], undo: 'full', failure: null, state: 'planned', detail: null } as const;
  const planId = store.plans.insert({ kind: 'reapply', input: {}, guard: null, leftOut: 0, undo: 'full', createdAt: 0 }, [{ ...step, before: [], after: [] }]);
  const jobId = store.jobs.enqueue({ kind: 'plan', uniqueKey: 'p', mirrorId: null, planId, input: {}, runAt: 0, now: 0 });
  store.plans.mark(planId, { state: 'applying', jobId });
  expect(cancelJob({ store, clock }, { jobId }).state).toBe('cancelled');
  expect(store.plans.get(planId).state).toBe('applied');
  expect(store.plans.countByState(planId).skipped).toBe(1);
});
