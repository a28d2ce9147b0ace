import type { Page } from 'playwright';

export type MirrorSide = 'Source project' | 'Target project';
type ManyWay = 'Many mirrors by path rules' | 'Adopt mirrors that exist';
export type MirrorAction = 'Trigger' | 'Compare both sides' | 'Refresh';

const locators = (page: Page) => {
  const draft = page.getByRole('region', { name: 'New mirror', exact: true });
  const panel = (path: string) => page.getByRole('region', { name: `Mirror ${path}`, exact: true });
  const dialog = page.getByRole('dialog', { name: 'Remove this mirror?' });
  return {
    count: page.getByRole('group', { name: 'Filters' }).getByRole('status'),
    row: (path: string) => page.getByRole('row').filter({ has: page.getByRole('button', { name: `Actions for ${path}`, exact: true }) }),
    add: page.getByRole('button', { name: 'New mirror', exact: true }).first(),
    moreWays: page.getByRole('button', { name: 'More ways to new mirrors' }),
    manyWay: (way: ManyWay) => page.getByRole('menuitem', { name: way, exact: true }),
    draft,
    pair: draft.getByRole('combobox', { name: 'Pair', exact: true }),
    project: (side: MirrorSide) => draft.getByRole('combobox', { name: side, exact: true }),
    /** Of the list that a field with this label has open. */
    options: (label: 'Pair' | MirrorSide) => page.getByRole('listbox', { name: label, exact: true }).getByRole('option'),
    check: draft.getByRole('button', { name: 'Check', exact: true }),
    verdict: draft.getByRole('status'),
    checks: draft.getByRole('list', { name: 'Checks' }).getByRole('listitem'),
    create: draft.getByRole('button', { name: 'Create mirror', exact: true }),
    notice: draft.getByRole('alert'),
    panel,
    state: (path: string) => panel(path).getByRole('status'),
    comparison: (path: string) => panel(path).getByRole('region', { name: 'Comparison' }),
    differences: (path: string) => panel(path).getByRole('region', { name: 'Differences' }).getByRole('row'),
    action: (path: string, action: MirrorAction) => panel(path).getByRole('button', { name: action, exact: true }),
    remove: (path: string) => panel(path).getByRole('button', { name: 'Remove mirror' }),
    dialog,
    confirm: dialog.getByRole('button', { name: 'Remove mirror' }),
  };
};

/** The list of mirrors, the form of a new one and the panel of one. */
export const mirrorsPage = (page: Page) => {
  const at = locators(page);
  return {
    at,
    openForm: (): Promise<void> => at.add.click(),
    /** Opens one of the two ways to many mirrors, by keyboard. */
    async openMany(way: ManyWay): Promise<void> {
      await at.moreWays.press('Enter');
      await at.manyWay(way).press('Enter');
    },
    async choosePair(name: string): Promise<void> {
      await at.pair.click();
      await at.options('Pair').filter({ hasText: name }).click();
    },
    /** Types until one project is left and takes it with the arrow and Enter. */
    async pickByKeyboard(side: MirrorSide, path: string): Promise<void> {
      await at.project(side).focus();
      await page.keyboard.type(path);
      await at.options(side).filter({ hasText: path }).waitFor();
      await at.options(side).filter({ hasNotText: path }).first().waitFor({ state: 'detached' });
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    },
    async pick(side: MirrorSide, path: string): Promise<void> {
      await at.project(side).fill(path);
      await at.options(side).filter({ hasText: path }).click();
    },
    check: (): Promise<void> => at.check.click(),
    create: (): Promise<void> => at.create.click(),
    open: (path: string): Promise<void> => at.row(path).click(),
    run: (path: string, action: MirrorAction): Promise<void> => at.action(path, action).click(),
    async remove(path: string): Promise<void> {
      await at.remove(path).click();
      await at.confirm.click();
    },
  };
};
