import type { Page } from 'playwright';

const locators = (page: Page) => ({
  pages: page.getByRole('navigation', { name: 'Help pages' }),
  heading: (title: string) => page.getByRole('article').getByRole('heading', { name: title, exact: true }),
  search: page.getByRole('searchbox', { name: 'Search the help' }),
  found: page.getByRole('list', { name: 'Found' }).getByRole('link'),
  versions: page.getByRole('region', { name: 'Versions' }),
  folder: page.getByRole('region', { name: 'Data folder' }),
  licences: page.getByRole('region', { name: 'Licences' }).getByRole('group'),
});

/** The manual inside of the window, and what it says of the program. */
export const helpPage = (page: Page) => {
  const at = locators(page);
  return {
    at,
    /** The key that asks for help, and leads back from it. */
    ask: (): Promise<void> => page.keyboard.press('F1'),
    goTo: (title: string): Promise<void> => at.pages.getByRole('link', { name: title, exact: true }).click(),
  };
};
