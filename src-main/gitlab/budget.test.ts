import { describe, expect, it } from 'vitest';
import { createManualClock, type ManualClock } from '../../e2e/world/manual-clock.ts';
import { createBudget, type Budget } from './budget.ts';
import type { Priority } from './gitlab.ts';
import type { Outcome } from './outcome.ts';
import type { RateClass } from './routes.ts';
import { failureFrom, INSTANCE, noChance } from './test-kit/kit.ts';
import { pass, settle } from './test-kit/time.ts';

const MINUTE = 60_000;
const LATENCY = 40;

const answer = (status: number, headers: Record<string, string> = {}): Outcome => ({ kind: 'answer', status, headers, body: Buffer.alloc(0) });

const wait = (clock: ManualClock, ms: number): Promise<void> => new Promise((resolve) => void clock.after(ms, resolve));

type Dialect = 'headers' | 'retry_after' | 'silent';

/** A server that counts in minutes of its own clock, as Rack::Attack does, and refuses what is over `limit`. */
const createServer = (clock: ManualClock, limit: number, dialect: Dialect) => {
  const accepted = new Map<number, number>();
  const refusedAt: number[] = [];
  let observed = 0;
  let current = -1;
  const ask = async (): Promise<Outcome> => {
    await wait(clock, LATENCY);
    const minute = Math.floor(clock.now() / MINUTE);
    observed = minute === current ? observed + 1 : 1;
    current = minute;
    const told = { 'ratelimit-limit': String(limit), 'ratelimit-remaining': String(Math.max(0, limit - observed)), 'ratelimit-reset': String((minute + 1) * 60) };
    const headers = dialect === 'headers' ? told : {};
    if (observed > limit) {
      refusedAt.push(clock.now());
      const seconds = Math.ceil(((minute + 1) * MINUTE - clock.now()) / 1000);
      return answer(429, dialect === 'silent' ? {} : { ...headers, 'retry-after': String(seconds) });
    }
    accepted.set(minute, (accepted.get(minute) ?? 0) + 1);
    return answer(200, headers);
  };
  return { ask, accepted, refusedAt };
};

const setUp = ({ requestsPerMinute = 600, concurrency = 6, known = {} }: { requestsPerMinute?: number; concurrency?: number; known?: Partial<Record<RateClass, number>> } = {}) => {
  const clock = createManualClock(Date.UTC(2026, 0, 1, 12, 0, 17));
  const budget = createBudget({ clock, chance: noChance, instanceId: INSTANCE, limits: { requestsPerMinute, concurrency }, known });
  return { clock, budget };
};

/** Background workers that ask again and again for some minutes; answers how many requests were accepted. */
const press = async (clock: ManualClock, budget: Budget, ask: () => Promise<Outcome>, minutes: number, rate: RateClass = 'api'): Promise<number> => {
  let done = 0;
  const end = clock.now() + minutes * MINUTE;
  const work = async (): Promise<void> => {
    while (clock.now() < end) {
      const outcome = await budget.run(rate, 'background', ask);
      if (outcome.kind === 'answer' && outcome.status === 200) done += 1;
    }
  };
  const workers = Promise.all(Array.from({ length: 12 }, work));
  await pass(clock, minutes * MINUTE);
  const counted = done;
  await pass(clock, 3 * MINUTE);
  await workers;
  return counted;
};

describe('the budget on a limit that it knows', () => {
  it.each([60, 600, 2000])('uses at least nine tenths of %i a minute and is never refused', async (limit) => {
    const { clock, budget } = setUp({ requestsPerMinute: limit });
    const server = createServer(clock, limit, 'silent');
    const done = await press(clock, budget, server.ask, 5);
    expect(done).toBeGreaterThanOrEqual(0.9 * 5 * limit);
    expect(server.refusedAt).toEqual([]);
  });

  it('uses at least nine tenths of the limit that the answers name, without a refusal', async () => {
    const { clock, budget } = setUp({ requestsPerMinute: 10_000 });
    const server = createServer(clock, 300, 'headers');
    const done = await press(clock, budget, server.ask, 5);
    expect(done).toBeGreaterThanOrEqual(0.9 * 5 * 300);
    expect(server.refusedAt).toEqual([]);
  });

  it('stays within what other clients leave', async () => {
    const { clock, budget } = setUp();
    let remaining = 20;
    const asked: number[] = [];
    const reset = Math.ceil(clock.now() / MINUTE) * 60;
    const ask = async (): Promise<Outcome> => {
      asked.push(clock.now());
      await wait(clock, LATENCY);
      remaining -= 1;
      return answer(200, { 'ratelimit-limit': '600', 'ratelimit-remaining': String(remaining), 'ratelimit-reset': String(reset) });
    };
    void press(clock, budget, ask, 1);
    await pass(clock, 30_000);
    expect(asked.filter((at) => at < reset * 1000).length).toBeLessThanOrEqual(20);
  });
});

describe('the budget on a limit that it has to learn', () => {
  it.each(['retry_after', 'silent'] as const)('is refused once, and then uses nine tenths of it (%s)', async (dialect) => {
    const { clock, budget } = setUp({ requestsPerMinute: 3000 });
    const server = createServer(clock, 200, dialect);
    await press(clock, budget, server.ask, 2);
    const before = server.refusedAt.length;
    const done = await press(clock, budget, server.ask, 4);
    expect(done).toBeGreaterThanOrEqual(0.9 * 4 * 200);
    expect(server.refusedAt.length).toBe(before);
    expect(before).toBeLessThanOrEqual(6);
  });

  it('pauses only the class that was refused', async () => {
    const { clock, budget } = setUp();
    await budget.run('note_create', 'person', () => Promise.resolve(answer(429)));
    expect((await failureFrom(budget.run('note_create', 'person', () => Promise.resolve(answer(201))))).code).toBe('rate_limited');
    expect(await budget.run('api', 'person', () => Promise.resolve(answer(200)))).toMatchObject({ status: 200 });
    await pass(clock, 61_000);
    expect(await budget.run('note_create', 'person', () => Promise.resolve(answer(201)))).toMatchObject({ status: 201 });
  });

  it('pauses everything when the general limit has nothing left', async () => {
    const { clock, budget } = setUp();
    const now = Math.floor(clock.now() / 1000);
    await budget.run('project_read', 'person', () => Promise.resolve(answer(429, { 'ratelimit-limit': '600', 'ratelimit-remaining': '0', 'ratelimit-reset': String(now + 43), 'retry-after': '43' })));
    expect(await failureFrom(budget.run('api', 'person', () => Promise.resolve(answer(200))))).toEqual({ code: 'rate_limited', instanceId: INSTANCE, retryAt: clock.now() + 43_000 });
  });
});

describe('the budget in its order', () => {
  const order = async (limits: { concurrency: number }, ask: Array<[Priority, string]>): Promise<string[]> => {
    const { clock, budget } = setUp(limits);
    const started: string[] = [];
    const all = ask.map(([priority, name]) =>
      budget.run('api', priority, async () => {
        started.push(name);
        await wait(clock, LATENCY);
        return answer(200);
      }));
    await pass(clock, MINUTE);
    await Promise.all(all);
    return started;
  };

  it('takes the person before background work that has waited longer', async () => {
    expect(await order({ concurrency: 1 }, [['background', 'b1'], ['background', 'b2'], ['person', 'p1'], ['background', 'b3'], ['person', 'p2']]))
      .toEqual(['b1', 'p1', 'p2', 'b2', 'b3']);
  });

  it('never has more in flight than allowed, and keeps one place for the person', async () => {
    const { clock, budget } = setUp({ concurrency: 4 });
    let now = 0;
    let most = 0;
    const ask = async (): Promise<Outcome> => {
      now += 1;
      most = Math.max(most, now);
      await wait(clock, LATENCY);
      now -= 1;
      return answer(200);
    };
    const background = Array.from({ length: 20 }, () => budget.run('api', 'background', ask));
    await settle();
    expect(most).toBe(3);
    const persons = Array.from({ length: 5 }, () => budget.run('api', 'person', ask));
    await pass(clock, MINUTE);
    await Promise.all([...background, ...persons]);
    expect(most).toBe(4);
  });

  it('lets a full class wait without holding up the others', async () => {
    const { clock, budget } = setUp({ known: { search: 1 } });
    const started: string[] = [];
    const ask = (name: string) => () => {
      started.push(name);
      return Promise.resolve(answer(200));
    };
    const all = [budget.run('search', 'person', ask('s1')), budget.run('search', 'person', ask('s2')), budget.run('api', 'person', ask('a1'))];
    await settle();
    expect(started).toEqual(['s1', 'a1']);
    await pass(clock, 61_000);
    await Promise.all(all);
    expect(started).toEqual(['s1', 'a1', 's2']);
  });

  it('says which limit keeps requests waiting, at what pace and until when', async () => {
    const { clock, budget } = setUp({ known: { note_create: 2 } });
    const start = clock.now();
    expect(budget.health().limits).toEqual([{ rate: 'api', perMinute: 600, by: 'us', heldUntil: null }, { rate: 'note_create', perMinute: 2, by: 'server', heldUntil: null }]);
    const ask = () => Promise.resolve(answer(201));
    const all = ['n1', 'n2', 'n3', 'n4', 'n5'].map(() => budget.run('note_create', 'background', ask));
    await settle();
    expect(budget.health().limits).toEqual([{ rate: 'api', perMinute: 600, by: 'us', heldUntil: null }, { rate: 'note_create', perMinute: 2, by: 'server', heldUntil: start + 61_000 }]);
    await pass(clock, 3 * MINUTE);
    await Promise.all(all);
    expect(budget.health().limits.map(({ heldUntil }) => heldUntil)).toEqual([null, null]);
  });

  it('says of a limit that it does not know only that it was refused', async () => {
    const { clock, budget } = setUp();
    await budget.run('note_create', 'background', () => Promise.resolve(answer(429, { 'retry-after': '600' })));
    expect(budget.health().limits).toContainEqual({ rate: 'note_create', perMinute: null, by: 'server', heldUntil: clock.now() + 600_000 });
  });

  it('tells who waits when it is closed', async () => {
    const { budget } = setUp({ requestsPerMinute: 10, concurrency: 1 });
    void budget.run('api', 'person', () => new Promise(() => undefined));
    const waiting = failureFrom(budget.run('api', 'person', () => Promise.resolve(answer(200))));
    budget.close();
    expect((await waiting).code).toBe('unreachable');
  });
});
