import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../e2e/world/manual-clock.ts';
import { AppError } from '../rules/app-error.ts';
import type { Outcome } from './outcome.ts';
import { createRetry } from './retry.ts';
import type { Effect } from './routes.ts';
import { failureFrom, noChance } from './test-kit/kit.ts';

const answer = (status: number): Outcome => ({ kind: 'answer', status, headers: {}, body: Buffer.alloc(0) });
const LOST: Outcome = { kind: 'lost', reason: 'reset', sent: true };
const REFUSED: Outcome = { kind: 'lost', reason: 'refused', sent: false };
const RESTING = new AppError({ code: 'breaker_open', instanceId: null, retryAt: 1 });

/** What comes of attempts that end so, one after the other; the last again and again. */
const after = (effect: Effect, ends: readonly (Outcome | AppError)[]): Promise<Outcome> => {
  let tried = 0;
  return createRetry({ clock: createManualClock(), chance: noChance })(effect, 'person', async () => {
    const end = ends[Math.min(tried, ends.length - 1)] ?? REFUSED;
    tried += 1;
    if (end instanceof AppError) throw end;
    return end;
  });
};

describe('a change whose answer was lost, and that is tried again', () => {
  it('is what the next answer says', async () => {
    expect(await after('repeatable', [LOST, answer(200)])).toEqual(answer(200));
    expect(await after('repeatable', [LOST, answer(404)])).toEqual(answer(404));
  });

  it.each([['was refused by the server’s machine', REFUSED], ['found the limit used up', answer(429)]])('stays unknown where the next attempt %s', async (_how, next) => {
    expect(await after('repeatable', [LOST, next])).toEqual(LOST);
    expect(await after('repeatable', [answer(502), next])).toEqual(answer(502));
  });

  it('stays unknown where the next attempt was not made', async () => {
    expect(await after('repeatable', [LOST, RESTING])).toEqual(LOST);
  });
});

it('nothing is unknown of what never arrived, or was only read', async () => {
  expect(await after('repeatable', [REFUSED])).toEqual(REFUSED);
  expect(await failureFrom(after('repeatable', [REFUSED, RESTING]))).toMatchObject({ code: 'breaker_open' });
  expect(await after('read', [LOST, REFUSED])).toEqual(REFUSED);
  expect(await failureFrom(after('read', [LOST, RESTING]))).toMatchObject({ code: 'breaker_open' });
});
