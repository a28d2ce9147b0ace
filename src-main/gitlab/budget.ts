import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { Chance, Clock } from '../ports.ts';
import { AppError } from '../rules/app-error.ts';
import type { DoorHealth, DoorLimits, LimitHealth, Priority } from './gitlab.ts';
import type { Outcome } from './outcome.ts';
import { rateAnswerOf } from './rate-answer.ts';
import { createRateLimit, type RateLimit } from './rate-limit.ts';
import { createRateQueue, type Waiter } from './rate-queue.ts';
import { RATE_CLASSES, type RateClass } from './routes.ts';

/** The wait after a refusal that names none (contract.md A.0.1, layer 2), plus up to a tenth by chance. */
const DEFAULT_PAUSE_MS = 60_000;
/** Per minute: the general limit alone holds. */
const NO_OWN_LIMIT = 1_000_000;
/** Between two bursts at a limit nobody waits for it: it is in the way all the same. */
const HELD_LATELY_MS = 30_000;
/** Longer pauses than these end as `rate_limited`; the job comes back by itself, the person decides. */
const PATIENCE_MS: Readonly<Record<Priority, number>> = { person: 10_000, background: 90_000 };

type BudgetLimits = Pick<DoorLimits, 'requestsPerMinute' | 'concurrency'>;

export type Budget = {
  /** Runs `work` when the limits allow it. Fails `rate_limited` where the server asks for a longer pause than is sensible to wait. */
  run(rate: RateClass, priority: Priority, work: () => Promise<Outcome>): Promise<Outcome>;
  setLimits(limits: BudgetLimits): void;
  health(): DoorHealth['budget'];
  /** Whoever still waits fails `unreachable`: nothing of it was sent. */
  close(): void;
};

type Deps = {
  clock: Clock;
  chance: Chance;
  instanceId: InstanceId | null;
  limits: BudgetLimits;
  /** Limits of single classes that are known beforehand, per minute. */
  known: Partial<Record<RateClass, number>>;
};

/**
 * One instance's requests in order: `person` before `background`, first come first served within, never more in flight than
 * allowed, each class within its own limit and all within the general one.
 */
export const createBudget = ({ clock, chance, instanceId, limits, known }: Deps): Budget => {
  let { concurrency } = limits;
  let inFlight = 0;
  let cancelTimer: (() => void) | null = null;
  const queue = createRateQueue();
  const api = createRateLimit(limits.requestsPerMinute);
  const classes = new Map<RateClass, RateLimit>([['api', api]]);
  const heldUntil = new Map<RateClass, number>();

  const limitOf = (rate: RateClass): RateLimit => {
    const kept = classes.get(rate) ?? createRateLimit(known[rate] ?? NO_OWN_LIMIT);
    classes.set(rate, kept);
    return kept;
  };
  RATE_CLASSES.filter((rate) => known[rate] !== undefined).forEach(limitOf);

  const hasSlot = (priority: Priority): boolean => inFlight < (priority === 'background' && concurrency > 1 ? concurrency - 1 : concurrency);
  const freeAt = ({ rate, priority }: Waiter): number => Math.max(api.freeAt(clock.now(), priority), limitOf(rate).freeAt(clock.now(), priority));
  const pausedUntil = (rate: RateClass): number => Math.max(api.pausedUntil(), limitOf(rate).pausedUntil());
  const mustGiveUp = ({ rate, priority }: Waiter): boolean => pausedUntil(rate) - clock.now() > PATIENCE_MS[priority];

  const noteHeld = (waiter: Waiter): void => {
    const [now, until] = [clock.now(), freeAt(waiter)];
    if (until > now) heldUntil.set(api.freeAt(now, waiter.priority) < until ? waiter.rate : 'api', until);
  };

  const limitHealth = (rate: RateClass, limit: RateLimit): LimitHealth => {
    const now = clock.now();
    const { perMinute, by } = limit.health(now);
    const until = Math.max(heldUntil.get(rate) ?? 0, limit.pausedUntil());
    return { rate, perMinute: perMinute < NO_OWN_LIMIT ? perMinute : null, by: rate === 'api' ? by : 'server', heldUntil: until + HELD_LATELY_MS > now ? until : null };
  };

  const dispatch = (): void => {
    cancelTimer?.();
    cancelTimer = null;
    for (const waiter of queue.takeAll(mustGiveUp)) {
      waiter.refuse(new AppError({ code: 'rate_limited', instanceId, retryAt: Math.ceil(pausedUntil(waiter.rate)) }));
    }
    const isReady = (waiter: Waiter): boolean => hasSlot(waiter.priority) && freeAt(waiter) <= clock.now();
    for (let waiter = queue.takeFirst(isReady); waiter !== null; waiter = queue.takeFirst(isReady)) {
      inFlight += 1;
      api.sent(clock.now());
      if (waiter.rate !== 'api') limitOf(waiter.rate).sent(clock.now());
      waiter.start();
    }
    queue.heads().forEach(noteHeld);
    const soonest = Math.min(...queue.heads().filter((waiter) => hasSlot(waiter.priority)).map(freeAt));
    if (Number.isFinite(soonest)) cancelTimer = clock.after(Math.max(1, soonest - clock.now()), dispatch);
  };

  const hear = (rate: RateClass, outcome: Outcome): void => {
    if (outcome.kind === 'lost') return;
    const now = clock.now();
    const answer = rateAnswerOf(outcome.headers, now);
    api.heard(answer, inFlight - 1);
    if (outcome.status !== 429) {
      for (const limit of new Set([api, limitOf(rate)])) limit.accepted(now);
      return;
    }
    // Only the general limit speaks in `RateLimit-*`; a refusal while it has something left is that of the class.
    const limit = answer.remaining === 0 ? api : limitOf(rate);
    limit.refused(now, answer.retryAt ?? now + DEFAULT_PAUSE_MS * (1 + chance.fraction() / 10));
  };

  const turn = (rate: RateClass, priority: Priority): Promise<void> =>
    new Promise((start, refuse) => {
      queue.add({ rate, priority, start, refuse });
      dispatch();
    });

  return {
    async run(rate, priority, work) {
      await turn(rate, priority);
      try {
        const outcome = await work();
        hear(rate, outcome);
        return outcome;
      } finally {
        inFlight -= 1;
        dispatch();
      }
    },
    setLimits(next) {
      ({ concurrency } = next);
      api.setCeiling(next.requestsPerMinute);
      dispatch();
    },
    health() {
      const { perMinute, left } = api.health(clock.now());
      return { perMinute, left, limits: [...classes].map(([rate, limit]) => limitHealth(rate, limit)) };
    },
    close() {
      for (const waiter of queue.takeAll(() => true)) waiter.refuse(new AppError({ code: 'unreachable', instanceId, reason: 'network' }));
      dispatch();
    },
  };
};
