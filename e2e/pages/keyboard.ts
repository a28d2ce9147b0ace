import type { Page } from 'playwright';
import { expect } from 'vitest';

/** How what has the focus is called: its label, else what stands in it; `body` where nothing has it. */
const FOCUSED = `(() => {
  const at = document.activeElement;
  if (at === null || at === document.body) return 'body';
  const named = at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent ?? '';
  return named.trim().replace(/\\s+/g, ' ');
})()`;

const MOST_TABS = 80;

/** For whoever has no mouse. */
export const keyboard = (page: Page) => {
  const focused = async (): Promise<string> => String(await page.evaluate(FOCUSED));
  return {
    focused,
    press: (...keys: string[]): Promise<void> => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve()),
    type: (text: string): Promise<void> => page.keyboard.type(text),
    /** Goes on with Tab until what is called so has the focus. */
    async tabTo(name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
      const passed: string[] = [];
      for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
        if (name.test(await focused())) return;
        await page.keyboard.press(key);
        passed.push((await focused()).slice(0, 40));
      }
      throw new Error(`${String(name)} cannot be reached; passed: ${passed.join(' | ')}`);
    },
    /** Waits until what is called so has the focus. */
    expectFocus: (name: RegExp): Promise<void> => expect.poll(focused, { timeout: 10_000 }).toMatch(name),
  };
};
