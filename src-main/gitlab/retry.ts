import type { Chance, Clock } from '../ports.ts';
import { DEFAULT_SETTINGS } from '../../src-preload/contract/models/settings.ts';
import { failureOf } from '../rules/app-error.ts';
import type { DoorLimits, Priority } from './gitlab.ts';
import { headerOf } from './headers.ts';
import type { Outcome } from './outcome.ts';
import { rateAnswerOf } from './rate-answer.ts';
import type { Effect } from './routes.ts';

/** A person gets an answer within two seconds of trying; background work has time. */
const POLICY: Readonly<Record<Priority, { mostRetries: number; baseMs: number; longestMs: number }>> = {
  person: { mostRetries: 3, baseMs: 250, longestMs: 2_000 },
  background: { mostRetries: Infinity, baseMs: 500, longestMs: 30_000 },
};

/** Timeouts, locks and overload pass by themselves; 501 and the rest do not. */
const PASSING = new Set([408, 425, 500, 502, 503, 504]);

/**
 * A 429 was refused before anything happened, so even a create may go again; the budget sees to the wait. All else that a
 * create meets leaves its outcome unknown, and is never repeated here.
 */
const mayGoAgain = (outcome: Outcome, effect: Effect): boolean => {
  if (outcome.kind === 'answer' && outcome.status === 429) return true;
  if (effect === 'create') return false;
  return outcome.kind === 'lost' || PASSING.has(outcome.status);
};

/** Whether the server may have done what this attempt asked for, although it did not say so. */
const isUnknown = (outcome: Outcome): boolean => (outcome.kind === 'lost' ? outcome.sent : outcome.status >= 500);

/** Whether it is certain that this attempt itself did nothing: then it says nothing of one before it, either. */
const didNothing = (outcome: Outcome): boolean => (outcome.kind === 'lost' ? !outcome.sent : outcome.status === 429);

const wait = (clock: Clock, ms: number): Promise<void> => new Promise((resolve) => void clock.after(ms, resolve));

/** How long to wait before the next attempt: what a busy server asks for, else by chance. What was refused waits in the budget. */
const pauseAfter = (outcome: Outcome, now: number, jittered: number): number => {
  if (outcome.kind === 'lost') return jittered;
  if (outcome.status === 429) return 0;
  const asked = headerOf(outcome.headers, 'retry-after') === null ? null : rateAnswerOf(outcome.headers, now).retryAt;
  return asked === null ? jittered : asked - now;
};

export type Retry = (effect: Effect, priority: Priority, attempt: () => Promise<Outcome>) => Promise<Outcome>;

type Deps = { clock: Clock; chance: Chance; limits?: () => Pick<DoorLimits, 'retries'> };

/**
 * Attempts until one settles it: full jitter between them, as many further ones as the settings allow, and at most 3 for a person. What an
 * attempt at a change left unknown stays unknown where a later one was refused, or did not reach the server.
 */
export const createRetry =
  ({ clock, chance, limits = () => DEFAULT_SETTINGS }: Deps): Retry =>
  async (effect, priority, attempt) => {
    const { mostRetries, baseMs, longestMs } = POLICY[priority];
    const tries = 1 + Math.min(mostRetries, limits().retries);
    let outcome = await attempt();
    let unknown: Outcome | null = null;
    const settled = (): Outcome => (unknown !== null && didNothing(outcome) ? unknown : outcome);
    for (let tried = 1; tried < tries && mayGoAgain(outcome, effect); tried += 1) {
      const jittered = chance.fraction() * Math.min(longestMs, baseMs * 2 ** (tried - 1));
      const pause = pauseAfter(outcome, clock.now(), jittered);
      if (pause > longestMs) return settled();
      if (effect !== 'read' && isUnknown(outcome)) unknown = outcome;
      if (pause > 0) await wait(clock, pause);
      try {
        outcome = await attempt();
      } catch (error) {
        if (unknown === null || failureOf(error) === null) throw error;
        return unknown;
      }
    }
    return settled();
  };
