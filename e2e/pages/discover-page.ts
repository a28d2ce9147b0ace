import type { Page } from 'playwright';

const locators = (page: Page) => {
  const where = page.getByRole('group', { name: 'Where to look' });
  const adopt = page.getByRole('region', { name: 'Adopt', exact: true });
  const rows = page.getByRole('grid', { name: 'Mirrors found' }).getByRole('rowgroup').getByRole('row');
  return {
    instance: where.getByRole('combobox', { name: 'Instance' }),
    find: where.getByRole('button', { name: 'Find mirrors' }),
    progress: (words: RegExp) => page.getByRole('status').filter({ hasText: words }),
    rows,
    row: (path: string) => rows.filter({ hasText: path }),
    chosen: (words: string) => adopt.getByRole('status').filter({ hasText: words }),
    plan: adopt.getByRole('button', { name: 'Plan adoption' }),
  };
};

/** Mirrors that exist on GitLab: where to look, what was found, and the way to the plan that adopts them. */
export const discoverPage = (page: Page) => {
  const at = locators(page);
  return {
    at,
    /** Chooses the instance and begins, by keyboard. */
    async look(instance: string): Promise<void> {
      await at.instance.focus();
      await page.keyboard.type(instance);
      await page.getByRole('option', { name: instance, exact: true }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await at.find.press('Enter');
    },
    /** Ticks one that was found, by keyboard. */
    async tick(path: string): Promise<void> {
      await at.row(path).focus();
      await page.keyboard.press('Space');
    },
    plan: (): Promise<void> => at.plan.press('Enter'),
  };
};
