import type { Clock } from '../ports.ts';
import type { InstanceId } from '../../src-preload/contract/ids.ts';
import { DEFAULT_SETTINGS } from '../../src-preload/contract/models/settings.ts';
import { AppError } from '../rules/app-error.ts';
import type { DoorHealth, DoorLimits } from './gitlab.ts';

const TRIALS_TO_CLOSE = 3;
const LONGEST_REST_MS = 15 * 60_000;
/** How soon to come back while another request is the trial. */
const TRIAL_MS = 1_000;

export type Breaker = {
  /**
   * Runs `work` unless the instance is known to be down: then fails `breaker_open` at once. Only what `isOutage` calls an
   * outage counts; a failure that is thrown counts neither way.
   */
  run<T>(work: () => Promise<T>, isOutage: (value: T) => boolean): Promise<T>;
  /** Fails `breaker_open` while it rests: for what was let in before, and still waits or tries. */
  refuseIfOpen(): void;
  reset(): void;
  health(): DoorHealth['breaker'];
};

type Deps = { clock: Clock; instanceId: InstanceId | null; limits?: () => Pick<DoorLimits, 'breakerFailures' | 'breakerRestSeconds'> };

/** Closed, 5 consecutive outages, open 60 s doubling to 15 min, one trial at a time, closed after 3: DESIGN.md section 5, point 2. The settings may say other figures. */
export const createBreaker = ({ clock, instanceId, limits = () => DEFAULT_SETTINGS }: Deps): Breaker => {
  let state: DoorHealth['breaker']['state'] = 'closed';
  let failures = 0;
  let trialsPassed = 0;
  let trialRuns = false;
  /** Openings since it was closed last. */
  let openings = 0;
  let openUntil = 0;
  /** Grows with every change of state, so that an answer to an older question changes nothing. */
  let epoch = 0;

  const become = (next: typeof state): void => {
    state = next;
    epoch += 1;
    trialRuns = false;
    trialsPassed = 0;
  };

  const reset = (): void => {
    become('closed');
    failures = 0;
    openings = 0;
  };

  const open = (): void => {
    become('open');
    const firstMs = limits().breakerRestSeconds * 1000;
    openUntil = clock.now() + Math.min(firstMs * 2 ** openings, Math.max(firstMs, LONGEST_REST_MS));
    openings += 1;
  };

  const refuse = (retryAt: number): never => {
    throw new AppError({ code: 'breaker_open', instanceId, retryAt });
  };

  const refuseIfOpen = (): void => {
    if (state === 'open' && clock.now() < openUntil) refuse(openUntil);
  };

  const admit = (): void => {
    refuseIfOpen();
    if (state === 'open') become('half_open');
    if (state !== 'half_open') return;
    if (trialRuns) refuse(clock.now() + TRIAL_MS);
    trialRuns = true;
  };

  const settle = (outage: boolean): void => {
    trialRuns = false;
    failures = outage ? failures + 1 : 0;
    if (outage) {
      if (state === 'half_open' || failures >= limits().breakerFailures) open();
      return;
    }
    trialsPassed += 1;
    if (state === 'half_open' && trialsPassed >= TRIALS_TO_CLOSE) reset();
  };

  return {
    async run(work, isOutage) {
      admit();
      const asked = epoch;
      try {
        const value = await work();
        if (asked === epoch) settle(isOutage(value));
        return value;
      } catch (error) {
        if (asked === epoch) trialRuns = false;
        throw error;
      }
    },
    refuseIfOpen,
    reset,
    health: () => ({ state, failures, retryAt: state === 'open' ? openUntil : null }),
  };
};
