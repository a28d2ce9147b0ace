import type { Page } from 'playwright';

const locators = (page: Page) => {
  const actions = page.getByRole('group', { name: 'Actions' });
  const result = page.getByRole('region', { name: 'Dry run', exact: true });
  return {
    open: page.getByRole('region', { name: 'Issues', exact: true }).getByRole('link', { name: 'Open issue sync' }),
    switchTo: (word: string) => page.getByRole('radiogroup', { name: 'Issue sync' }).getByText(word, { exact: true }),
    part: (word: string) => page.getByRole('group', { name: 'Part' }).getByRole('button', { name: word }),
    dryRun: actions.getByRole('button', { name: 'Dry run', exact: true }),
    run: page.locator('[data-screen-action]').getByRole('button', { name: 'Run now', exact: true }),
    result,
    choice: (word: string) => page.getByRole('form', { name: 'Options' }).getByRole('radio', { name: word, exact: true }),
    save: page.getByRole('button', { name: 'Save options', exact: true }),
    saved: page.getByText('Saved.', { exact: true }),
    problem: (iid: number) => page.getByRole('grid', { name: 'Problems' }).getByRole('row').filter({ hasText: `#${iid}` }),
    retry: (iid: number) => page.getByRole('button', { name: `Retry issue ${iid}`, exact: true }),
    nothingWrong: page.getByText('No problems.', { exact: true }),
  };
};

/** The issue sync of one mirror. */
export const issuesPage = (page: Page) => {
  const at = locators(page);
  return {
    at,
    async choose(option: string): Promise<void> {
      await at.part('Options').click();
      await at.choice(option).click();
      await at.save.click();
    },
    show: (word: string): Promise<void> => at.part(word).click(),
  };
};
