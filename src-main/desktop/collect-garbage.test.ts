import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { collectGarbage } from './collect-garbage.ts';

const forgotten = (): WeakRef<object> => new WeakRef({ large: Array.from({ length: 1000 }, () => 0) });

test('what nobody holds is gone afterwards, and programs do not get at the collector', async () => {
  const reference = forgotten();
  // A reference that was just made holds its target until the turn is over.
  await setImmediate();
  collectGarbage();
  expect(reference.deref()).toBeUndefined();
  expect('gc' in globalThis).toBe(false);
});
