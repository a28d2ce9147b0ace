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
    runs: page.getByRole('grid', { name: 'Runs' }).getByRole('row'),
    ranPanel: page.getByRole('region', { name: 'Run', exact: true }),
    issue: (iid: number) => page.getByRole('article', { name: `Issue ${iid}`, exact: true }),
    putBack: (iid: number) => page.getByRole('button', { name: `Put back on issue ${iid}`, exact: true }),
    confirm: (verb: string) => page.getByRole('dialog').getByRole('button', { name: verb, exact: true }),
    labelRules: page.getByRole('form', { name: 'Label rules' }),
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
    /** Opens the latest run. */
    async openLatest(): Promise<void> {
      await at.part('Runs').click();
      await at.runs.nth(1).click();
    },
    /** A label of the source gets another name on the target. */
    async addLabelRule(source: string, target: string): Promise<void> {
      await at.part('Label rules').click();
      await at.labelRules.getByRole('button', { name: 'Add rule' }).click();
      await page.keyboard.type(source);
      await at.labelRules.getByRole('textbox', { name: 'Label on the target, rule 1' }).fill(target);
      await at.labelRules.getByRole('button', { name: 'Save rules' }).click();
    },
  };
};
