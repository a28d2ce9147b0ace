import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RunningApp } from '../fixtures.ts';

const SIZE = { width: 1280, height: 800 };
const LARGEST_BYTES = 300 * 1000;
const THEMES = ['light', 'dark'] as const;

/** Takes a picture of the window in each theme, as `<name>-<theme>.png`. */
export type Camera = (name: string) => Promise<void>;

/** Sizes the window and answers its camera. A picture that is too large for a repository is an error. */
export const createCamera = async ({ app, page }: RunningApp, folder: string): Promise<Camera> => {
  mkdirSync(folder, { recursive: true });
  await app.evaluate(({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height), SIZE);
  return async (name) => {
    for (const theme of THEMES) {
      // As the system does it: the application's own setting would fill the activity with changes.
      await page.emulateMedia({ colorScheme: theme });
      await page.locator(`html[data-mantine-color-scheme=${theme}]`).waitFor();
      const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
      if (picture.length > LARGEST_BYTES) throw new Error(`${name}-${theme} has ${picture.length} bytes`);
      writeFileSync(path.join(folder, `${name}-${theme}.png`), picture);
    }
  };
};
