import type { Locator } from 'playwright';
import { expect } from 'vitest';

const LIMIT_MS = 20_000;

/** Fails, naming what was looked for, when it does not come into sight. */
export const expectShown = (what: Locator): Promise<void> => what.waitFor({ state: 'visible', timeout: LIMIT_MS });

/** Fails when it does not go out of sight. */
export const expectGone = (what: Locator): Promise<void> => what.waitFor({ state: 'hidden', timeout: LIMIT_MS });

/** Waits until exactly so many are there. */
export const expectCount = (what: Locator, count: number): Promise<void> => expect.poll(() => what.count(), { timeout: LIMIT_MS }).toBe(count);
