import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chromium, type Page } from 'playwright';
import { ANY_PORT, debuggingAddress, SANDBOX } from '../e2e/debugging-port.ts';

const LIMIT_MS = 60_000;
/** A page that has said nothing for so long is not watched yet: asking it would be part of what is measured. */
const SETTLE_MS = 3000;

const pageOf = async (address: string): Promise<{ page: Page; leave(): Promise<void> }> => {
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page', { timeout: LIMIT_MS }));
  if (page === undefined) throw new Error('the program has no page');
  return { page, leave: () => browser.close() };
};

/**
 * From the start of a process until its window's page first showed something, in ms, by the page's own clock: no tool is connected until
 * that is over, while Playwright's launch keeps Electron from being ready until it is. `shown` waits for what has to be there.
 */
export const firstPaint = async (args: readonly string[], shown: (page: Page) => Promise<void>): Promise<number> => {
  const began = Date.now();
  const child = spawn(process.env['ELECTRON_EXEC_PATH'] ?? '', [...SANDBOX, ANY_PORT, ...args], { stdio: ['ignore', 'ignore', 'pipe'], timeout: LIMIT_MS });
  const ended = once(child, 'exit');
  try {
    const address = await debuggingAddress(child);
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const { page, leave } = await pageOf(address);
    await shown(page);
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    const at = await page.evaluate(() => performance.timeOrigin + (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN));
    await leave();
    return at - began;
  } finally {
    child.kill();
    await ended;
  }
};
