import { expect, test } from 'vitest';
import { createManualClock } from '../../e2e/world/manual-clock.ts';
import { performCall } from './perform-call.ts';
import type { Route } from './route.ts';

const answering = (value: unknown): Route => ({ call: async () => ({ ok: true, value }), own: null, close: async () => undefined });

const done = async (value: unknown, check: boolean): Promise<boolean> =>
  (await performCall({ method: 'overview.health', wait: false, check }, { input: {}, opening: null, route: answering(value), clock: createManualClock() })).done;

test('an answer is a call that succeeded; with --check what it says of the health decides as well', async () => {
  expect(await done({ healthy: false }, false)).toBe(true);
  expect(await done({ healthy: false }, true)).toBe(false);
  expect(await done({ healthy: true }, true)).toBe(true);
  expect(await done({ items: [] }, true)).toBe(true);
});
