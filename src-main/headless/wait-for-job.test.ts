import { describe, expect, test } from 'vitest';
import { JobId } from '../../src-preload/contract/ids.ts';
import type { Reply } from '../../src-preload/contract/reply.ts';
import type { Clock } from '../ports.ts';
import { jobNamedIn, waitForJob } from './wait-for-job.ts';

const id = JobId.parse(7);

/** A clock on which every wait is over at once. */
const createJumpingClock = (): Clock => {
  let now = 0;
  return {
    now: () => now,
    after(ms, run) {
      now += ms;
      queueMicrotask(run);
      return () => undefined;
    },
  };
};

const replies = (...states: string[]) => {
  const asked: unknown[] = [];
  const call = async (method: string, input: unknown): Promise<Reply<unknown>> => {
    asked.push([method, input]);
    return { ok: true, value: { id, state: states[Math.min(asked.length, states.length) - 1] } };
  };
  return { asked, call };
};

describe('Waiting for a job', () => {
  test('asks until it has ended and answers the last reply', async () => {
    const { asked, call } = replies('queued', 'running', 'succeeded');
    expect(await waitForJob(id, call, createJumpingClock())).toEqual({ reply: { ok: true, value: { id, state: 'succeeded' } }, succeeded: true });
    expect(asked).toEqual(Array.from({ length: 3 }, () => ['jobs.get', { jobId: id }]));
  });

  test.each(['partial', 'failed', 'cancelled'])('calls a job that ended %s not done', async (state) => {
    expect(await waitForJob(id, replies('running', state).call, createJumpingClock())).toMatchObject({ succeeded: false });
  });

  test('ends with a failure of the question itself', async () => {
    const failure = { code: 'not_found', kind: 'job' } as const;
    expect(await waitForJob(id, async () => ({ ok: false, failure }), createJumpingClock())).toEqual({ reply: { ok: false, failure }, succeeded: false });
  });

  test('gives up after an hour, having asked about once a second', async () => {
    const { asked, call } = replies('running');
    const clock = createJumpingClock();
    expect(await waitForJob(id, call, clock)).toMatchObject({ succeeded: false, reply: { value: { state: 'running' } } });
    expect(clock.now()).toBeLessThan(61 * 60_000);
    expect(asked.length).toBeLessThan(3700);
  });
});

describe('A reply', () => {
  test('names a job by its jobId only', () => {
    expect(jobNamedIn({ ok: true, value: { jobId: 7 } })).toBe(7);
    for (const value of [{ jobId: null }, { id: 7 }, { jobId: 0 }, null, 7]) expect(jobNamedIn({ ok: true, value })).toBeNull();
    expect(jobNamedIn({ ok: false, failure: { code: 'not_found', kind: 'job' } })).toBeNull();
  });
});
