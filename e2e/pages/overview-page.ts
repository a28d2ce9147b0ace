import type { Page } from 'playwright';

const locators = (page: Page) => {
  const attention = page.getByRole('region', { name: 'Needs attention' });
  const palette = page.getByRole('dialog', { name: 'Search everywhere' });
  return {
    attention,
    health: page.getByRole('region', { name: 'Health', exact: true }),
    palette,
    chosen: palette.getByRole('option', { selected: true }),
    keys: page.getByRole('dialog', { name: 'Keyboard' }),
    findings: page.getByRole('region', { name: 'Findings' }),
  };
};

/** What needs somebody, and the ways to find a thing: the overview, the search everywhere, the health of the application. */
export const overviewPage = (page: Page) => {
  const at = locators(page);
  return {
    at,
    async find(text: string): Promise<void> {
      await page.keyboard.press('Control+k');
      await at.palette.getByRole('combobox').fill(text);
    },
    /** Opens what is chosen by the keyboard alone. */
    open: (): Promise<void> => page.keyboard.press('Enter'),
  };
};
