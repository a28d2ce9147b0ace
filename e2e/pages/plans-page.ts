import type { Page } from 'playwright';

/** The tag of an action: its sign, which only the eye needs, and its word. */
const tagged = (action: string): RegExp => new RegExp(`^\\S ${action}$`);

const locators = (page: Page) => {
  const selection = page.getByRole('region', { name: 'Selection' });
  const dialog = page.getByRole('dialog');
  return {
    grid: page.getByRole('grid', { name: 'Mirrors' }),
    selected: selection.getByRole('status'),
    plan: (verb: string) => selection.getByRole('button', { name: `Plan: ${verb}`, exact: true }),
    apply: page.getByRole('button', { name: 'Apply plan', exact: true }),
    dialog,
    word: dialog.getByRole('textbox'),
    confirm: dialog.getByRole('button', { name: 'Apply plan', exact: true }),
    state: (word: string) => page.getByText(word, { exact: true }),
    /** The card of what is done with an object. */
    step: (object: string, action: string) => page.getByRole('region', { name: 'Steps' }).getByRole('listitem').filter({ hasText: object }).filter({ has: page.getByText(tagged(action)) }),
  };
};

/** From a selection of mirrors to a plan that was applied. */
export const plansPage = (page: Page) => {
  const at = locators(page);
  return {
    at,
    /** All mirrors that the list finds, by keyboard. */
    async selectAll(): Promise<void> {
      await at.grid.getByRole('row').nth(1).focus();
      await page.keyboard.press('ControlOrMeta+a');
    },
    make: (verb: string): Promise<void> => at.plan(verb).click(),
    async apply(word?: string): Promise<void> {
      await at.apply.click();
      if (word !== undefined) await at.word.fill(word);
      await at.confirm.click();
    },
  };
};
