import type { Page } from 'playwright';

type GroupSide = 'Source group' | 'Target group';

const locators = (page: Page) => {
  const form = page.getByRole('form', { name: 'Path rules' });
  return {
    form,
    pair: form.getByRole('combobox', { name: 'Pair', exact: true }),
    group: (side: GroupSide) => form.getByRole('combobox', { name: side, exact: true }),
    options: (side: GroupSide) => page.getByRole('listbox', { name: side, exact: true }).getByRole('option'),
    addRename: form.getByRole('button', { name: 'Add renamed path' }),
    from: (row: number) => form.getByRole('textbox', { name: `From, row ${row}`, exact: true }),
    to: (row: number) => form.getByRole('textbox', { name: `To, row ${row}`, exact: true }),
    addExclude: form.getByRole('button', { name: 'Leave out a path' }),
    exclude: (row: number) => form.getByRole('textbox', { name: `Left out, row ${row}`, exact: true }),
    createMissing: form.getByRole('switch', { name: 'Create missing projects' }),
    plan: form.getByRole('button', { name: 'Plan the mirrors' }),
  };
};

/** The rules by which many mirrors are planned at once; everything here is done by keyboard. */
export const pathRulesPage = (page: Page) => {
  const at = locators(page);
  return {
    at,
    async pickGroup(side: GroupSide, path: string): Promise<void> {
      await at.group(side).focus();
      await page.keyboard.type(path);
      await at.options(side).filter({ hasText: path }).first().waitFor();
      await at.options(side).filter({ hasNotText: path }).first().waitFor({ state: 'detached' });
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    },
    async rename(row: number, from: string, to: string): Promise<void> {
      await at.addRename.press('Enter');
      await at.from(row).fill(from);
      await at.to(row).fill(to);
    },
    async leaveOut(row: number, path: string): Promise<void> {
      await at.addExclude.press('Enter');
      await at.exclude(row).fill(path);
    },
    createMissing: (): Promise<void> => at.createMissing.press('Space'),
    plan: (): Promise<void> => at.plan.press('Enter'),
  };
};
